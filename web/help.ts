// The help: docs/help/*.md become pages of their own beside the application, with no script and one
// style sheet, so that the server's strict policy holds and no entry grows by them.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Marked } from 'marked'
import type { Plugin } from 'vite'

export const HELP_FOLDER = resolve(import.meta.dirname, '../docs/help')

/** README.md is the list of all, index.html. */
export function pageName(file: string): string {
  return file.replace(/README\.md$/, 'index.md').replace(/\.md(?=$|#)/, '.html')
}

const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const plain = (markdown: string) => markdown.replace(/[*`]/g, '')

// A heading is a place to link to; a page links to its neighbours as files, which GitHub follows too.
const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${escaped(plain(text))}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }) {
      return `<a href="${escaped(/^[a-zA-Z]+\.md/.test(href) ? pageName(href) : href)}">${this.parser.parseInline(tokens)}</a>`
    },
    image({ href, text }) {
      return `<img src="${escaped(href)}" alt="${escaped(text)}" loading="lazy">`
    },
  },
})

export function helpPage(markdown: string): string {
  const title = plain(/^# (.*)$/m.exec(markdown)?.[1] ?? '帮助')
  const tasks = [...markdown.matchAll(/^## (.*)$/gm)].map((found) => plain(found[1] ?? ''))
  const list = tasks.map((task) => `<li><a href="#${encodeURIComponent(task)}">${escaped(task)}</a></li>`).join('\n')
  const body = (marked.parse(markdown, { async: false }) as string).replace(/<h2/, `<nav aria-label="本页内容"><ul>\n${list}\n</ul></nav>\n<h2`)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} · 杏林帮助</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="help.css">
</head>
<body>
<header><a href="index.html">杏林帮助</a></header>
<main>
${body}</main>
</body>
</html>
`
}

/** Every page and picture by its name under help/. */
export function helpFiles(): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>([['help.css', readFileSync(resolve(import.meta.dirname, 'help.css'), 'utf-8')]])
  for (const name of readdirSync(HELP_FOLDER).sort()) {
    if (name.endsWith('.md')) files.set(pageName(name), helpPage(readFileSync(join(HELP_FOLDER, name), 'utf-8')))
    if (name.endsWith('.png')) files.set(name, readFileSync(join(HELP_FOLDER, name)))
  }
  return files
}

export function help(): Plugin {
  return {
    name: 'help',
    apply: 'build',
    generateBundle() {
      for (const [name, source] of helpFiles()) this.emitFile({ type: 'asset', fileName: `help/${name}`, source })
    },
  }
}
