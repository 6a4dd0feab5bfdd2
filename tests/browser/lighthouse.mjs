// Prints, as JSON, what Lighthouse says of each address, by its own settings for a phone, all in one browser.
// node lighthouse.mjs CHROMIUM FLAGS-AS-JSON CATEGORIES-AS-JSON SLOWDOWN ADDRESS...
// SLOWDOWN is how many times slower than this machine the phone is thought to be.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { throttling } from "lighthouse/core/config/constants.js";

const [chromePath, flags, categories, slowdown, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", ...JSON.parse(flags)] });

// What is asked of a page: its score of each category, and what keeps that from being full.
const brief = ({ lhr }) => ({
  error: lhr.runtimeError?.message ?? "",
  speed: lhr.environment.benchmarkIndex,
  categories: Object.values(lhr.categories).map(({ id, score, auditRefs }) => ({
    id,
    score,
    short: auditRefs
      .filter(({ weight }) => weight > 0)
      .map((audit) => lhr.audits[audit.id])
      .filter((audit) => audit.score !== null && audit.score < 1)
      .map(({ id, title, displayValue, details }) =>
        [id, title, displayValue, ...[details?.items ?? []].flat().map((entry) => JSON.stringify(entry).slice(0, 300))].filter(Boolean).join("; "),
      ),
  })),
  measured: {
    shift: lhr.audits["cumulative-layout-shift"]?.numericValue ?? 0,
    bytes: lhr.audits["total-byte-weight"]?.numericValue ?? 0,
    elements: lhr.audits["dom-size"]?.numericValue ?? 0,
    waited_for: (lhr.audits["render-blocking-resources"]?.details?.items ?? []).map(({ url }) => url),
    requests: (lhr.audits["network-requests"]?.details?.items ?? []).map(({ url }) => url),
  },
});

const settings = {
  port: chrome.port,
  onlyCategories: JSON.parse(categories),
  throttling: { ...throttling.mobileSlow4G, cpuSlowdownMultiplier: Number(slowdown) },
  disableFullPageScreenshot: true,
  logLevel: "silent",
  pauseAfterFcpMs: 250, // the pages are still by then; the throttling is reckoned, not waited for
  pauseAfterLoadMs: 250,
  networkQuietThresholdMs: 500,
  cpuQuietThresholdMs: 500,
};

try {
  const told = [];
  for (const address of addresses) told.push(brief(await lighthouse(address, settings)));
  process.stdout.write(JSON.stringify(told));
} finally {
  chrome.kill();
}
