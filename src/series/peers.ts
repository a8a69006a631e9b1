import { byCodePoint } from '../code-point-order.ts';
import { groupedBy } from '../grouped.ts';
import { type Labels, NAME_LABEL, seriesName } from './labels.ts';

/** What tells whether series can be peers. */
export interface PeerCandidate {
  readonly labels: Labels;
  /** What it was made into: `rate`, `p95` …; null where it is as it was read. */
  readonly derived: string | null;
  readonly stepMs: number;
}

/** Series that are copies of one thing: they differ in one label alone. */
export interface PeerGroup {
  /** The label; several where each goes with the others one to one, as `host` with `instance`. */
  readonly apart: readonly string[];
  /** Places in the list that was given, in code point order of their names; three at least. */
  readonly members: readonly number[];
}

/** Two cannot tell which of them left the other. */
const FEWEST_PEERS = 3;

/**
 * Labels that do not count copies: they split one thing into its parts, or say what it is. Requests that failed are no
 * peers of those that did not, nor is one service of another, though they may move alike.
 */
const NOT_COPIES: readonly string[] = [
  ...['le', 'quantile', 'status', 'status_code', 'code', 'grpc_code', 'method', 'mode', 'state', 'reason'],
  ...['area', 'action', 'type', 'kind', 'job', 'service', 'service_name', 'app'],
];

/**
 * The groups of series of one name, one derived kind and one step that agree in all labels but one. Labels that go
 * together one to one among the series of a name count as one label. A series may be in several groups: one processor
 * of a host beside the others there, and beside the same processor of other hosts. The order of the series changes
 * nothing but the places. O(n) but for a sort, and the number of labels.
 */
export function peerGroups(series: readonly PeerCandidate[]): PeerGroup[] {
  const named = series.map(({ labels }, place) => ({ place, name: seriesName(labels) }));
  const places = named
    .sort((a, b) => byCodePoint(a.name, b.name) || a.place - b.place)
    .map((one) => one.place);
  const families = groupedBy(places, (place) => familyOf(series[place]!));
  return [...families.values()].flatMap((family) => groupsOf(family, (place) => series[place]!.labels));
}

function familyOf({ labels, derived, stepMs }: PeerCandidate): string {
  return JSON.stringify([labels[NAME_LABEL], derived, stepMs, ...keysOf(labels)]);
}

function keysOf(labels: Labels): string[] {
  return Object.keys(labels)
    .filter((key) => key !== NAME_LABEL)
    .sort(byCodePoint);
}

function groupsOf(family: readonly number[], labelsOf: (place: number) => Labels): PeerGroup[] {
  if (family.length < FEWEST_PEERS) return [];
  const keys = keysOf(labelsOf(family[0]!));
  return labelsAsOne(family, keys, labelsOf).flatMap((apart) => {
    const rest = keys.filter((key) => !apart.includes(key));
    const alike = groupedBy(family, (place) => JSON.stringify(rest.map((key) => labelsOf(place)[key])));
    return [...alike.values()]
      .filter((members) => members.length >= FEWEST_PEERS)
      .map((members) => ({ apart, members }));
  });
}

/** The labels that differ among the series, those together that split them in the same way. */
function labelsAsOne(
  family: readonly number[],
  keys: readonly string[],
  labelsOf: (place: number) => Labels,
): string[][] {
  const splitBy = (key: string) => {
    const numbers = new Map<string | undefined, number>();
    return family.map((place) => {
      const value = labelsOf(place)[key];
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      return number;
    });
  };
  const splits = keys
    .map((key) => ({ key, numbers: splitBy(key) }))
    .filter(({ numbers }) => numbers.some((number) => number > 0));
  const asOne = groupedBy(splits, ({ numbers }) => numbers.join());
  return [...asOne.values()]
    .map((same) => same.map(({ key }) => key))
    .filter((apart) => !apart.some((key) => NOT_COPIES.includes(key)));
}
