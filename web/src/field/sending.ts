// A page of the telephone that wants a network: one thing after the other, a refusal in words, keys by
// which what was sent twice is one.
import { ref } from 'vue'
import { Refused } from './ask'
import { newId } from './outbox'

export const newKey = (): string => newId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
export const newKeys = (): string[] => Array.from({ length: 4 }, newKey)
/** Several lines as one, as a form sends them. */
export const line = (s: string): string => s.replace(/\s*\n\s*/g, '；').trim()

/** `refused` runs with the status when the server has said no: what is sent next is another thing. */
export function useSending(noNetwork: string, refused: (status: number) => void) {
  const busy = ref(false)
  const problem = ref('')

  async function run(step: () => Promise<void>) {
    busy.value = true
    problem.value = ''
    try {
      await step()
    } catch (refusal) {
      problem.value = refusal instanceof Refused ? refusal.message : noNetwork
      if (refusal instanceof Refused) refused(refusal.status)
    }
    busy.value = false
  }
  /** An answer, where there is one. */
  function here<T>(answer: T | null): T {
    if (answer === null) throw new Error(noNetwork)
    return answer
  }
  return { busy, problem, run, here }
}
