/** The table by partition: how many items stand under each prefix, and what they hold. */
import { count, Data, Facts, Table } from './parts.tsx';
import type { Surface } from './surface.ts';
import { type Item, keysOf, partitionOf, scan } from './table-reads.ts';
import { HOLDS } from './table-words.ts';
import { type Act, missing, show, type Visit } from './visit.ts';

const SECTION = '/table';

/** `LEDGER#mou_1` stands under LEDGER. */
const prefixOf = (key: string): string => key.split('#')[0] ?? key;

function counted(keys: readonly string[]): [key: string, count: number][] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

const address = (parameters: Record<string, string>): string => `${SECTION}?${new URLSearchParams(parameters)}`;

/** A template may have several tables; without a name, the first is meant. */
const chosen = ({ cloud, query }: Visit): Surface['table'][number] | undefined =>
  cloud.table.find(({ name }) => name === query.get('name')) ?? cloud.table[0];

async function keys(visit: Visit, table: Surface['table'][number]): Promise<string[]> {
  const { partition } = keysOf(table);
  return (await scan(visit.cloud, table)).map((item) => String(item[partition]));
}

async function overview(visit: Visit, table: Surface['table'][number]) {
  const all = await keys(visit, table);
  const partitions = counted(all);
  return show(visit, {
    title: 'Table',
    shows: `What is in ${table.name}: the one table of the service, by the prefixes of its partition keys. Links, codes and sessions are in it as hashes only.`,
    section: SECTION,
    main: (
      <>
        {visit.cloud.table.length > 1 && (
          <Facts of={[['Tables', visit.cloud.table.map(({ name }) => <a href={address({ name })}>{name} </a>)]]} />
        )}
        <Table
          caption={`${count(all.length, 'item')} in ${count(partitions.length, 'partition')}`}
          columns={['Prefix', 'What is there', 'Partitions', 'Items']}
          empty="The table is empty."
          rows={counted(all.map(prefixOf)).map(([prefix, items]) => ({
            key: prefix,
            cells: [
              <a key="prefix" href={address({ name: table.name, prefix })}>
                {prefix}
              </a>,
              HOLDS[prefix] ?? '–',
              partitions.filter(([key]) => prefixOf(key) === prefix).length,
              items,
            ],
          }))}
        />
      </>
    ),
  });
}

async function underPrefix(visit: Visit, table: Surface['table'][number], prefix: string) {
  const own = (await keys(visit, table)).filter((key) => prefixOf(key) === prefix);
  return show(visit, {
    title: `Partitions of ${prefix}`,
    shows: `Every partition of ${table.name} whose key begins with ${prefix}.`,
    section: SECTION,
    main: (
      <>
        <p>
          <a href={address({ name: table.name })}>All prefixes</a>
        </p>
        <Table
          caption={count(own.length, 'item')}
          columns={['Partition', 'Items']}
          empty="There is none."
          rows={counted(own).map(([pk, items]) => ({
            key: pk,
            cells: [
              <a key="pk" href={address({ name: table.name, pk })}>
                {pk}
              </a>,
              items,
            ],
          }))}
        />
      </>
    ),
  });
}

/** DynamoDB keeps no order of attributes; the eye wants one. */
const inOrder = (item: Item): Item =>
  Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)));

const One = ({ item, table, at }: { item: Item; table: Surface['table'][number]; at: number }) => {
  const { partition, sort } = keysOf(table);
  const { [partition]: _, ...rest } = item;
  return (
    <section aria-label={`Item ${at + 1}`}>
      <h2 dir="auto">{sort === undefined ? `Item ${at + 1}` : String(item[sort])}</h2>
      <Data of={inOrder(rest)} />
    </section>
  );
};

async function onePartition(visit: Visit, table: Surface['table'][number], pk: string) {
  const items = await partitionOf(visit.cloud, table, pk);
  const prefix = prefixOf(pk);
  return show(visit, {
    title: pk,
    shows: `The items of one partition of ${table.name}, in the order of their sort keys.`,
    section: SECTION,
    main: (
      <>
        <p>
          <a href={address({ name: table.name, prefix })}>All partitions of {prefix}</a>
        </p>
        {items.length === 0 && <p>It is empty, or gone.</p>}
        {items.map((item, index) => (
          <One key={JSON.stringify(item).slice(0, 200)} item={item} table={table} at={index} />
        ))}
      </>
    ),
  });
}

export const tablePage: Act = (visit) => {
  const table = chosen(visit);
  if (table === undefined) return missing(visit, 'table', SECTION);
  const pk = visit.query.get('pk');
  const prefix = visit.query.get('prefix');
  if (pk !== null && pk !== '') return onePartition(visit, table, pk);
  return prefix === null ? overview(visit, table) : underPrefix(visit, table, prefix);
};
