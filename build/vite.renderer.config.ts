import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The window: renderer/ → dist/renderer, served at the root of its origin by both shells. */
export default defineConfig({
  root: new URL('../renderer', import.meta.url).pathname,
  base: './',
  plugins: [react()],
  // Modules of their own: what only some files need is fetched when it is needed.
  worker: { format: 'es' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome150',
    chunkSizeWarningLimit: 2_500,
  },
})
