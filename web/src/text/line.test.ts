import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from './en'
import { lineValue } from './line'
import { zh } from './zh'

// The table of nouns itself: static const struct noun_column NAME[] = { … CHOICE("column", "label", "words") … };
const source = readFileSync(join(import.meta.dirname, '../../../src/model/noun.c'), 'utf-8')
const choices = [...source.matchAll(/noun_column \w+\[\] = \{\s*CODE\("(\w+)"([\s\S]*?)\n\};/g)].flatMap(([, noun = '', columns = '']) =>
  [...columns.matchAll(/CHOICE(?:_IF)?\(\s*"(\w+)",\s*"[^"]*",\s*((?:"[^"]*"\s*)+)\)/g)].map(([, column = '', words = '']) => ({ noun, column, words: words.replace(/"\s*"/g, '').replace(/"/g, '').trim().split(/\s+/) })),
)

test('every code word of every noun is said in Chinese and in English', () => {
  expect(choices.length).toBeGreaterThanOrEqual(19)
  for (const { noun, column, words } of choices) {
    for (const word of words) {
      expect(lineValue(zh, noun, column, word), `${noun}.${column} ${word}`).toMatch(/[一-鿿]/)
      expect(lineValue(en, noun, column, word), `${noun}.${column} ${word}`).not.toContain('_')
    }
  }
})

test('what is no code word stays as it is', () => {
  expect(lineValue(zh, 'teaching', 'topic', 'round')).toBe('round')
  expect(lineValue(zh, 'teaching', 'kind', '骨科')).toBe('骨科')
  expect(lineValue(zh, 'unheard', 'kind', 'round')).toBe('round')
  expect(lineValue(zh, 'visit', 'state', '')).toBe('')
})
