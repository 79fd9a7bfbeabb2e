// Looks for a QR code in a picture. In a worker of its own: a picture may be anything, and nothing else is known here.
importScripts('jsQR.js');
onmessage = ({ data: { pixels, width, height } }) => postMessage(self.jsQR(pixels, width, height)?.data || null);
