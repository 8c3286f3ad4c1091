import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { isolationHeaders } from './vite/isolation-headers.mjs';
import { precompress } from './vite/precompress.ts';

export default defineConfig({
  base: './',
  plugins: [react(), precompress()],
  // onnxruntime-web without its wasm inlined: we serve the one file that runs.
  resolve: { conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser', 'development|production'] },
  optimizeDeps: { exclude: ['onnxruntime-web'] },
  worker: { format: 'es' },
  build: { target: 'es2023', assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
  assetsInclude: ['**/*.onnx'],
  server: { headers: isolationHeaders, port: 5173 },
  test: {
    include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'vite/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
