// What a plan is to be solved with anew: who is pinned where, who is left out.
export interface Wish {
  pins: string[] // "P1:D2"
  without: string[] // "P1"
}

/** A person has one wish: the newest replaces the one before. */
export function pinned(wish: Wish, person: string, demand: string): Wish {
  return { pins: [...wish.pins.filter((p) => !p.startsWith(`${person}:`)), `${person}:${demand}`], without: wish.without.filter((p) => p !== person) }
}

export function leftOut(wish: Wish, person: string): Wish {
  return { pins: wish.pins.filter((p) => !p.startsWith(`${person}:`)), without: [...wish.without.filter((p) => p !== person), person] }
}

export function dropped(wish: Wish, word: string): Wish {
  return { pins: wish.pins.filter((p) => p !== word), without: wish.without.filter((p) => p !== word) }
}
