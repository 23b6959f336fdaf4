import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { help } from './help.ts'

const FIELD_BYTES = 60_000 // of the telephone's page, compressed, before anything can be done

/** Fails the build where the first load of the field page is more than a weak network takes. */
function budget(): Plugin {
  return {
    name: 'field-budget',
    apply: 'build',
    enforce: 'post',
    writeBundle(_, bundle) {
      const parts = new Set<string>(['m.html'])
      const add = (name: string) => {
        const chunk = bundle[name]
        if (parts.has(name) || chunk?.type !== 'chunk') return
        parts.add(name)
        chunk.imports.forEach(add)
        chunk.viteMetadata?.importedCss.forEach((css) => parts.add(css))
      }
      const entry = Object.values(bundle).find((part) => part.type === 'chunk' && part.isEntry && part.name === 'm')
      if (!entry || !bundle['m.html']) throw new Error('field-budget: the entry m.html was not built')
      add(entry.fileName)
      const bytes = [...parts].reduce((sum, name) => {
        const part = bundle[name]
        const data = part?.type === 'chunk' ? part.code : (part?.source ?? '')
        return sum + gzipSync(data, { level: 9 }).length
      }, 0)
      console.log(`field page: ${bytes} of ${FIELD_BYTES} bytes compressed in ${parts.size} files`)
      if (bytes > FIELD_BYTES) throw new Error(`field-budget: ${bytes} bytes, ${FIELD_BYTES} are allowed`)
    },
  }
}

// Hash routing and relative addresses: the program serves the files from its own memory and needs
// no fallback. The kit is left to automatic chunks, so that home does not load all of it.
export default defineConfig({
  base: './',
  plugins: [vue(), help(), budget()],
  build: {
    target: ['chrome87', 'firefox78', 'safari14'],
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: { input: { index: 'index.html', m: 'm.html', pub: 'pub.html' }, output: { entryFileNames: 'assets/[name]-[hash].js' } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/help': 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
