// What is dangerous wants to know again who it is: one question at a time, asked by ProveAgain.vue.
import { shallowRef } from 'vue'

/** Whoever waits for the answer: true when it was proved. */
export const asked = shallowRef<((proved: boolean) => void) | null>(null)

export function proveAgain(): Promise<boolean> {
  asked.value?.(false) // an older question is put aside
  return new Promise((resolve) => {
    asked.value = (proved) => {
      asked.value = null
      resolve(proved)
    }
  })
}
