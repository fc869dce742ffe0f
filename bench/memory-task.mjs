// Lints one file once and prints what it took in memory: `node --expose-gc memory-task.mjs FILE`.
import { basename, dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { GCProfiler } from 'node:v8';
import { lintOnce } from './lint.mjs';

const [file] = process.argv.slice(2);
globalThis.gc();
const before = process.memoryUsage().heapUsed;
const rssBefore = process.memoryUsage().rss;
const profiler = new GCProfiler();
profiler.start();
const start = performance.now();
const result = lintOnce(dirname(file), basename(file));
const took = performance.now() - start;
const after = process.memoryUsage().heapUsed;
// The heap is at its largest just before a collection, or at the end.
const { statistics } = profiler.stop();
const peaks = statistics.map(({ beforeGC }) => beforeGC.heapStatistics.usedHeapSize);
const peakRss = process.resourceUsage().maxRSS * 1024 - rssBefore;
globalThis.gc();
const kept = process.memoryUsage().heapUsed - before;
if (!result) throw new Error('nothing to keep');
process.stdout.write(JSON.stringify({ peakHeap: Math.max(after, ...peaks) - before, peakRss, kept, took }));
