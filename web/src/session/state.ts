// Who is signed in, as the server says. Nothing of it is kept in the browser but the server's cookie.
import { computed, ref, shallowRef } from 'vue'
import type { Post, Session } from '../api/types'

/** null: not asked yet. */
export const session = shallowRef<Session | null>(null)
/** The session ran out while somebody worked: told at the sign-in. */
export const ranOut = ref(false)

export const open = computed(() => session.value?.stage === 'open')
export const mark = computed(() => session.value?.mark ?? null)
export const post = computed<Post | null>(
  () => session.value?.posts.find((p) => p.id === session.value?.post) ?? session.value?.posts[0] ?? null,
)

export function may(action: string): boolean {
  return open.value && (session.value?.actions.includes(action) ?? false)
}

/** The server said 401: whoever was signed in is so no more. */
export function lost(): void {
  if (open.value) ranOut.value = true
  if (session.value) session.value = { ...session.value, stage: 'none', mark: null, post: null, posts: [], actions: [] }
}
