import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

// Hash routing and relative addresses: the program serves the files from its own memory and needs
// no fallback. The kit is left to automatic chunks, so that home does not load all of it.
export default defineConfig({
  base: './',
  plugins: [vue()],
  build: {
    target: ['chrome87', 'firefox78', 'safari14'],
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].js' } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
