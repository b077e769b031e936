// A peer such as a browser would be, on the npm package "ws": announces one offer, answers the offers that come, and tells what it
// heard, a JSON object a line. Usage: node browser.js MODULES URL INFO_HASH_HEX PEER_ID. Ends with its standard input.
const [modules, url, hash, peerId] = process.argv.slice(2)
const WebSocket = require(modules + '/ws')

const infoHash = Buffer.from(hash, 'hex').toString('latin1')
const socket = new WebSocket(url)
const send = message => socket.send(JSON.stringify({ action: 'announce', info_hash: infoHash, peer_id: peerId, ...message }))

socket.on('open', () => send({
  uploaded: 0,
  downloaded: 0,
  left: 0,
  event: 'started',
  numwant: 1,
  offers: [{ offer_id: 'browser-offer-000001', offer: { type: 'offer', sdp: 'offer of the browser' } }]
}))
socket.on('message', data => {
  const message = JSON.parse(data.toString())
  console.log(JSON.stringify({
    heard: message.offer ? 'offer' : message.answer ? 'answer' : 'counts',
    sdp: (message.offer || message.answer || {}).sdp,
    complete: message.complete
  }))
  if (message.offer) {
    send({ to_peer_id: message.peer_id, offer_id: message.offer_id, answer: { type: 'answer', sdp: 'answer of the browser' } })
  }
})
socket.on('error', error => console.log(JSON.stringify({ heard: 'error', sdp: error.message })))
process.stdin.on('end', () => process.exit(0)).resume()
