// The pages of docs/help are held to the application: roles, words on screen, rights, pictures.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HELP_FOLDER, helpFiles, helpPage, pageName } from '../../help'
import { words as publicWords } from '../public/text'
import { SCREENS } from '../session/screens'
import { FIELD } from '../text/field'
import { FIELD_CONSULT } from '../text/field_consult'
import { FIELD_READING } from '../text/field_reading'
import { FIELD_REFERRAL } from '../text/field_referral'
import { zh } from '../text/zh'
import { helpLink, PAGES } from './page'

const ROLES = ['officer', 'manager', 'head', 'expert', 'trainee', 'clinician'] as const
/** Whose menu a page speaks of; the public has none. */
const READER: Record<string, string> = { officer: 'officer', receiving: 'manager', sending: 'manager', expert: 'expert', trainee: 'trainee', clinician: 'clinician' }
const KILOBYTE = 1000
const names = readdirSync(HELP_FOLDER).sort()
const pages = names.filter((name) => name.endsWith('.md'))
const read = (page: string) => readFileSync(join(HELP_FOLDER, page), 'utf-8')

function leaves(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree]
  return tree && typeof tree === 'object' ? Object.values(tree).flatMap(leaves) : []
}
const ON_SCREEN = new Set([zh, FIELD, FIELD_CONSULT, FIELD_READING, FIELD_REFERRAL, publicWords].flatMap(leaves))
const MENU = new Map(Object.entries(zh.nav).map(([name, word]) => [word, name]))

/** Every way that a page names, in its steps: "订单 > 下单". */
function ways(markdown: string): string[][] {
  return [...markdown.matchAll(/\*\*([^*\n]+)\*\*/g)].map((found) => (found[1] ?? '').split(' > '))
}

/** Rights of a role, from the table that the program prints of its own. */
function rightsOf(role: string): Set<string> {
  const rows = readFileSync(resolve(HELP_FOLDER, '../rights.md'), 'utf-8').split('\n').map((row) => row.split('|').map((cell) => cell.trim()))
  const head = rows.find((row) => row[1] === 'action')
  const column = head?.indexOf(role) ?? -1
  expect(column).toBeGreaterThan(0)
  return new Set(rows.slice(rows.indexOf(head!) + 2).filter((row) => row[column] && row[column] !== '-').map((row) => row[1]!))
}

function strangeWords(markdown: string): string[] {
  return ways(markdown).flat().filter((word) => !ON_SCREEN.has(word))
}

function closedScreens(markdown: string, role: string): string[] {
  const rights = rightsOf(role)
  const open = (name: string) => SCREENS.some((s) => s.name === name && (!s.right || rights.has(s.right)) && (!s.roles || s.roles.includes(role)))
  const told = [...markdown.matchAll(/打开((?:\*\*[^*\n]+\*\*[或和]?)+)|^\* ((?:\*\*[^*\n]+\*\*))：/gm)].flatMap((found) => ways(found[0])).map((way) => way[0] ?? '')
  return told.filter((word) => MENU.has(word) && !open(MENU.get(word)!))
}

describe('the help', () => {
  it('has a page for every role that works here, and the list for everybody else', () => {
    for (const role of ROLES) expect(pages).toContain(`${PAGES[role]}.md`)
    for (const role of [...ROLES, 'reader', 'auditor', undefined] as const) expect([...helpFiles().keys()].map((name) => `./help/${name}`)).toContain(helpLink(role))
    expect(helpLink('auditor')).toBe('./help/index.html')
    expect(helpLink(undefined)).toBe('./help/index.html')
  })
  it.each(pages)('%s uses words that are on screen', (page) => {
    expect(strangeWords(read(page))).toEqual([])
    expect(ways(read(page)).length).toBeGreaterThan(4)
  })
  it.each(Object.entries(READER))('%s leads nobody to a screen that is closed to a %s', (page, role) => {
    expect(closedScreens(read(`${page}.md`), role)).toEqual([])
  })
  it('would tell of a word that is nowhere, and of a screen that is not the reader’s', () => {
    expect(strangeWords('打开**订单 > 下大单**')).toEqual(['下大单'])
    expect(closedScreens('打开**审计日志**。', 'trainee')).toEqual(['审计日志'])
    expect(closedScreens('打开**审计日志**。', 'officer')).toEqual([])
  })
  it('shows pictures that are there, each once, small, and none that no page shows', () => {
    const shown = pages.flatMap((page) => [...read(page).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((found) => found[1] ?? ''))
    expect([...shown].sort()).toEqual(names.filter((name) => name.endsWith('.png')))
    expect(shown.length).toBeLessThanOrEqual(20)
    for (const name of shown) {
      const picture = readFileSync(join(HELP_FOLDER, name))
      expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG')
      expect(`${name} ${picture.length > 80 * KILOBYTE}`).toBe(`${name} false`)
    }
  })
  it('links to pages, and to places of its own, that are there', () => {
    const files = helpFiles()
    for (const [name, html] of files) {
      if (typeof html !== 'string' || !name.endsWith('.html')) continue
      for (const [, to = ''] of html.matchAll(/(?:href|src)="([^":]+)"/g)) {
        if (to.startsWith('#')) expect(html).toContain(`id="${decodeURIComponent(to.slice(1))}"`)
        else expect([...files.keys()]).toContain(to)
      }
    }
  })
  it('is told in short pages', () => {
    for (const page of pages) expect(`${page} ${read(page).split('\n').length > 150}`).toBe(`${page} false`)
  })
})

describe('a page', () => {
  it('is named as its file, the list of all index', () => {
    expect(pageName('README.md')).toBe('index.html')
    expect(pageName('sending.md')).toBe('sending.html')
  })
  it('has no script and no style of its own, so that the strict policy holds', () => {
    for (const [name, html] of helpFiles()) {
      if (name.endsWith('.html')) expect(html).not.toMatch(/<script|<style|style=|javascript:|\son\w+=/i)
    }
  })
  it('begins with a list of its tasks, escapes what is no markdown, and follows its neighbours', () => {
    const html = helpPage('# 甲 & 乙\n\n## 我想 <看>\n\n看[乙](officer.md)。\n')
    expect(html).toContain('<title>甲 &amp; 乙 · 杏林帮助</title>')
    expect(html).toContain('我想 &lt;看&gt;</a></li>')
    expect(html).toContain('<a href="officer.html">乙</a>')
    expect(html.indexOf('<nav')).toBeLessThan(html.indexOf('<h2'))
  })
})
