import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { onTold } from './watch'

export interface Loaded<T> {
  data: ShallowRef<T | null>
  error: Ref<string | null>
  loading: Ref<boolean>
  reload: () => void
}

/** Loads now, again whenever what `key` reads changes, and whenever the server tells of a change whose
 * kind begins with one of `told`; an older answer never overtakes a newer. */
export function useLoad<T>(key: () => unknown, ask: (signal: AbortSignal) => Promise<T> | null, told: readonly string[] = []): Loaded<T> {
  const data = shallowRef<T | null>(null)
  const error = ref<string | null>(null)
  const loading = ref(false)
  let running: AbortController | null = null

  async function reload() {
    running?.abort()
    const mine = new AbortController()
    const asked = ask(mine.signal)
    running = mine
    if (!asked) {
      data.value = null
      loading.value = false
      return
    }
    loading.value = true
    try {
      const answer = await asked
      if (running === mine) {
        data.value = answer
        error.value = null
      }
    } catch (failure) {
      if (running === mine) error.value = failure instanceof Error ? failure.message : String(failure)
    } finally {
      if (running === mine) loading.value = false
    }
  }

  watch(key, reload, { immediate: true, deep: true })
  if (told.length) onTold(told, () => void reload())
  onScopeDispose(() => running?.abort())
  return { data, error, loading, reload }
}
