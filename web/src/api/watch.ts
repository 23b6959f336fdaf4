// What changes is told by the server: one stream for all screens, which ask again what they show.
// Where no stream is to be had, everything is asked again now and then.
import { onScopeDispose, watch } from 'vue'
import { open } from '../session/state'

const POLL_MS = 30_000
const GATHER_MS = 300 // a burst of changes is one question

interface Listener {
  heads: readonly string[]
  call: () => void
  timer: ReturnType<typeof setTimeout> | undefined
}
const listeners = new Set<Listener>()
let source: EventSource | null = null
let poll: ReturnType<typeof setInterval> | undefined

/** Whether a kind, "import.changed", begins with one of the heads, "import.". */
export function concerns(heads: readonly string[], kind: string): boolean {
  return heads.some((head) => kind.startsWith(head))
}

function soon(listener: Listener) {
  listener.timer ??= setTimeout(() => {
    listener.timer = undefined
    listener.call()
  }, GATHER_MS)
}

function tell(kind: string | null) {
  for (const listener of listeners) if (kind === null || concerns(listener.heads, kind)) soon(listener)
}

function heard(event: MessageEvent<string>) {
  try {
    tell((JSON.parse(event.data) as { kind: string }).kind)
  } catch {
    tell(null)
  }
}

/** The browser comes back by itself after a cut; not after a refusal: then we ask now and then. */
function failed() {
  if (source?.readyState !== EventSource.CLOSED) return
  source = null
  poll ??= setInterval(() => {
    tell(null)
    connect()
  }, POLL_MS)
}

function connect() {
  if (source || !open.value || !listeners.size) return
  source = new EventSource('/api/events')
  source.onopen = () => {
    clearInterval(poll)
    poll = undefined
  }
  source.onmessage = heard
  source.addEventListener('anew', () => tell(null))
  source.onerror = failed
}

function disconnect() {
  source?.close()
  source = null
  clearInterval(poll)
  poll = undefined
}
watch(open, (now) => (now ? connect() : disconnect()))

/** Calls whenever something of these heads changed, as long as the screen is there. */
export function onTold(heads: readonly string[], call: () => void): void {
  const listener: Listener = { heads, call, timer: undefined }
  listeners.add(listener)
  connect()
  onScopeDispose(() => {
    clearTimeout(listener.timer)
    listeners.delete(listener)
    if (!listeners.size) disconnect()
  })
}
