import { computed, ref, watch } from 'vue'
import { get, query } from './client'
import { useLoad } from './load'
import type { Page } from './types'

/** A list page by page: `where` gives the address and filters, null asks nothing; `told` as of
 * useLoad. */
export function usePages<P extends Page<unknown>>(
  where: () => { path: string; filter: Record<string, string | null | undefined> } | null,
  limit = 20,
  told: readonly string[] = [],
) {
  const cursors = ref<string[]>([]) // of the pages behind the first, up to the present one
  watch(where, (now, before) => {
    if (JSON.stringify(now) !== JSON.stringify(before)) cursors.value = []
  })
  const loaded = useLoad(
    () => [where(), cursors.value],
    (signal) => {
      const at = where()
      if (!at) return null
      return get<P>(query(at.path, { ...at.filter, limit, cursor: cursors.value[cursors.value.length - 1] }), signal)
    },
    told,
  )
  return {
    ...loaded,
    limit,
    /** The whole list as a spreadsheet, by the same filters. */
    sheet: computed(() => {
      const at = where()
      return at ? query(at.path, { ...at.filter, format: 'xlsx' }) : ''
    }),
    past: computed(() => cursors.value.length),
    back: () => {
      cursors.value = cursors.value.slice(0, -1)
    },
    forward: () => {
      const next = loaded.data.value?.next
      if (next) cursors.value = [...cursors.value, next]
    },
  }
}
