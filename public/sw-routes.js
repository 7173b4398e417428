// Part of the service worker. Chromium takes what is stored by itself for addresses that are named here, so
// that a visit does not wait for the worker's one thread to hand over each file; other browsers go on asking.
self.addEventListener('install', (event) => {
  const { scope } = self.registration
  const { pathname } = new URL('assets/*', scope)
  event.addRoutes?.({
    condition: { urlPattern: new self.URLPattern({ pathname, baseURL: scope }) },
    // Where workbox keeps the files; what is not among them is fetched.
    source: { cacheName: `workbox-precache-v2-${scope}` },
  })
})
