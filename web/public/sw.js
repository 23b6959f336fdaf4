// The shell of the field page without a network: the page as it came last, and what it names.
// Nothing of the server's answers is kept here; what is written down waits in the page's own outbox.
const SHELL = 'field'
const PAGE = './m.html'

async function keep() {
  const cache = await caches.open(SHELL)
  const page = await fetch(PAGE, { cache: 'no-cache' })
  if (!page.ok) throw new Error(`the page answered ${page.status}`)
  const files = [...(await page.clone().text()).matchAll(/(?:src|href)="(\.\/[^"]+)"/g)].map((m) => m[1])
  await cache.addAll(files)
  await cache.put(PAGE, page)
  for (const old of await cache.keys()) {
    const path = new URL(old.url).pathname
    if (!path.endsWith('/m.html') && !files.some((f) => path.endsWith(f.slice(1)))) await cache.delete(old)
  }
}
self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.pathname.startsWith('/api/')) return
  if (event.request.mode === 'navigate') {
    event.respondWith(
      fetch(event.request).then(
        (page) => (event.waitUntil(keep().catch(() => {})), page),
        () => caches.match(PAGE),
      ),
    )
  } else {
    event.respondWith(caches.match(event.request).then((kept) => kept ?? fetch(event.request)))
  }
})
