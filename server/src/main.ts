// The program's entry. Compiled modules are kept, so that a server that fell is back sooner: reading and compiling its
// sources is most of what a start takes.
import { enableCompileCache, flushCompileCache } from "node:module";
import path from "node:path";

enableCompileCache(path.resolve(import.meta.dirname, "../../.cache/compiled"));
const { serve } = await import("./serve.ts");
await serve();
flushCompileCache();
