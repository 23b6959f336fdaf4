// "Send nobody": the hospital orders remote consultation in place of a person.

/** Where the order is written, with what is known of it. */
export function remoteOrder(discipline: string) {
  return { path: '/orders/new', query: { kind: 'remote', discipline } }
}
