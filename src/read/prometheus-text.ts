import { openMetrics10, text004 } from './exposition/dialect.ts';
import { Exposition, readExposition } from './exposition/exposition.ts';
import { expositionSigns } from './exposition/sniff.ts';
import { takeHead } from './head.ts';
import type { Part, PartsReader, Reader, Reading, ReadOptions } from './reader.ts';

/**
 * The text of `/metrics` and `/federate`, one scrape or several in a row; or a folder of scrapes in files that are
 * called after their time.
 */
export const prometheusText: Reader = {
  title: 'Prometheus text: /metrics, /federate, or a folder of scrape-EPOCH.prom',
  example: 'while sleep 60; do curl -s $TARGET/metrics > scrape-$(date +%s).prom; done',
  recognises: (head) => expositionSigns(head)?.isOpenMetrics === false,
  read: (source, options) => readExposition(source, options, text004),
  folder: {
    claims: (name) => SCRAPE.test(name),
    denial: 'holds no scrape-EPOCH.prom',
    open: (path, options) => new ScrapesReader(path, options),
  },
};

/** An epoch in seconds, or in milliseconds when it has so many digits. */
const SCRAPE = /(?:^|\/)scrape-(\d{9,13})\.(?:prom|txt|om|metrics)(?:\.(?:gz|zst))?$/;
const DIGITS_OF_MS = 12;

class ScrapesReader implements PartsReader {
  readonly #path: string;
  readonly #exposition: Exposition;

  constructor(path: string, options: ReadOptions) {
    this.#path = path;
    this.#exposition = new Exposition(path, options, text004);
  }

  async take({ name, bytes }: Part): Promise<void> {
    const plain = await takeHead(bytes);
    const signs = expositionSigns(new TextDecoder().decode(plain.head));
    const dialect = signs?.isOpenMetrics === true ? openMetrics10 : text004;
    const source = { path: `${this.#path}/${name}`, bytes: plain.bytes };
    await this.#exposition.take(source, dialect, scrapeMsOf(name));
  }

  finish(): Reading {
    return this.#exposition.reading();
  }
}

function scrapeMsOf(name: string): number {
  const epoch = SCRAPE.exec(name)?.[1] ?? '';
  return Number(epoch) * (epoch.length >= DIGITS_OF_MS ? 1 : 1000);
}
