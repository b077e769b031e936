// Webtorrent's own client, from the npm package "bittorrent-tracker", with peers that have descriptions but no WebRTC. Tells what it
// heard, a JSON object a line. Usage: node webtorrent.mjs MODULES URL INFO_HASH_HEX PEER_ID_HEX. Ends with its standard input.
import { EventEmitter } from 'events'

const [modules, announce, infoHash, peerId] = process.argv.slice(2)
const { default: Client } = await import(`${modules}/bittorrent-tracker/client.js`)
const { default: WebSocketTracker } = await import(`${modules}/bittorrent-tracker/lib/client/websocket-tracker.js`)

const tell = what => console.log(JSON.stringify(what))

class Peer extends EventEmitter {
  constructor (initiator) {
    super()
    if (initiator) {
      this.say('offer')
    }
  }

  say (type) {
    queueMicrotask(() => this.emit('signal', { type, sdp: `${type} of webtorrent` }))
  }

  signal ({ type, sdp }) {
    tell({ heard: type, sdp, from: this.id })
    if (type === 'offer') {
      this.say('answer')
    }
  }

  destroy () {}
}

WebSocketTracker.prototype._createPeer = options => new Peer(options && options.initiator)

// That there is WebRTC is all it wants to know.
const client = new Client({ infoHash, peerId, announce, port: 6881, wrtc: {} })
client.on('update', ({ complete, incomplete }) => tell({ heard: 'counts', complete, incomplete }))
client.on('warning', ({ message }) => tell({ heard: 'warning', message }))
client.start({ left: 0, numwant: 2 })

process.stdin.on('end', () => {
  client.stop()
  client.destroy(() => process.exit(0))
}).resume()
