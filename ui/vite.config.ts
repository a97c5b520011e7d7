import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./",
  plugins: [react()],
  // The folder itself is kept in git, so that the Rust build always finds it.
  build: { emptyOutDir: false, chunkSizeWarningLimit: 1200 },
  // In development the door is a running `feedmill serve --ui`.
  server: { proxy: { "/api": { target: "http://127.0.0.1:4640", changeOrigin: true, headers: { origin: "http://127.0.0.1:4640" } } } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
