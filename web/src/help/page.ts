// Which page of the help is whose. The pages stand in docs/help and are built beside the application.
import type { Post } from '../api/types'

export const PAGES: Partial<Record<Post['role'], string>> = {
  officer: 'officer',
  manager: 'receiving',
  head: 'receiving',
  expert: 'expert',
  trainee: 'trainee',
  clinician: 'clinician',
}

/** The page of a role; of others, and of whoever is not signed in, the list of all. */
export function helpLink(role: Post['role'] | undefined): string {
  return `./help/${(role && PAGES[role]) ?? 'index'}.html`
}
