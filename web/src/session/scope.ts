import type { Post } from '../api/types'
import { text } from '../text'

/** Where a post holds, in words: the hospital, its department, or the region. */
export function scopeName(p: Post): string {
  if (p.scope === 'region') return p.place_name ?? p.place ?? text.value.session.everywhere
  return [p.organization_name ?? p.place_name ?? '', p.department ?? ''].filter(Boolean).join(' ')
}
