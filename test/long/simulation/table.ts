/** For tests: a table in memory that holds conditions and transactions as DynamoDB does, as far as the ledger and the outbox use them. */
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Item = Record<string, unknown>;
type Raw = Parameters<typeof unmarshall>[0];

interface Write {
  Item?: Raw;
  Key?: Raw;
  ConditionExpression?: string;
  UpdateExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Raw;
}

interface Query extends Write {
  IndexName?: string;
  KeyConditionExpression: string;
  Limit?: number;
}

const nameOf = ({ pk, sk }: Item): string => `${pk}\n${sk}`;
const plain = (raw: Raw | undefined): Item => (raw ? unmarshall(raw) : {});

/** `#name` is looked up, `:value` is given, anything else is an attribute. */
function reader({ ExpressionAttributeNames: names = {}, ExpressionAttributeValues: raw }: Write, item: Item) {
  const values = plain(raw);
  return (word: string): unknown => {
    if (word.startsWith(':')) {
      if (!(word in values)) throw new Error(`There is no value ${word}`);
      return values[word];
    }
    return item[word.startsWith('#') ? (names[word] ?? '') : word];
  };
}

/** Conditions without `NOT`: comparisons and existence, with `AND` before `OR`, and parentheses. */
export function holds(condition: string, write: Write, item: Item): boolean {
  const read = reader(write, item);
  const words = condition.match(/attribute_(?:not_)?exists\([^)]+\)|[()]|<=|>=|<>|[=<>]|[#:\w]+/g) ?? [];
  let at = 0;
  const next = () => words[at++] ?? '';
  const one = (): boolean => {
    const word = next();
    if (word === '(') {
      const inside = either();
      next();
      return inside;
    }
    const exists = /^attribute_(not_)?exists\((.+)\)$/.exec(word);
    if (exists) return (read(exists[2] ?? '') === undefined) === (exists[1] !== undefined);
    const [operator, other] = [next(), next()];
    const [left, right] = [read(word), read(other)] as [string, string];
    if (left === undefined) return false;
    if (operator === '=') return left === right;
    if (operator === '<=') return left <= right;
    if (operator === '>=') return left >= right;
    if (operator === '<') return left < right;
    throw new Error(`The operator ${operator} is not known`);
  };
  const both = (): boolean => {
    let all = one();
    while (words[at] === 'AND') {
      next();
      const more = one();
      all = all && more;
    }
    return all;
  };
  const either = (): boolean => {
    let any = both();
    while (words[at] === 'OR') {
      next();
      const more = both();
      any = any || more;
    }
    return any;
  };
  return either();
}

/** `SET a = :a, b = b + :one REMOVE c`. */
function updated(item: Item, write: Write): Item {
  const read = reader(write, item);
  const { ExpressionAttributeNames: names = {}, UpdateExpression: expression = '' } = write;
  const plainName = (word: string) => names[word] ?? word;
  const [, set = '', remove = ''] = /^SET (.*?)(?: REMOVE (.*))?$/.exec(expression) ?? [];
  const next = { ...item };
  for (const part of set.split(', ')) {
    const [, target = '', value = '', more] = /^(\S+) = (\S+)(?: \+ (\S+))?$/.exec(part) ?? [];
    next[plainName(target)] = more === undefined ? read(value) : Number(read(value)) + Number(read(more));
  }
  for (const word of remove.split(', ').filter((one) => one !== '')) delete next[plainName(word)];
  return next;
}

export class SimulatedTable {
  private readonly items = new Map<string, Item>();

  /** All items whose partition begins so. */
  list<T>(prefix: string): T[] {
    return [...this.items.values()].filter(({ pk }) => String(pk).startsWith(prefix)) as T[];
  }

  call(command: { constructor: { name: string }; input: object }): object {
    const kind = command.constructor.name;
    if (kind === 'BatchGetItemCommand') return this.get(command.input as Parameters<SimulatedTable['get']>[0]);
    if (kind === 'QueryCommand') return this.query(command.input as Query);
    if (kind === 'TransactWriteItemsCommand')
      return this.transact((command.input as { TransactItems: Record<string, Write>[] }).TransactItems);
    const write = command.input as Write;
    if (!this.allows(write))
      throw new ConditionalCheckFailedException({ message: 'The condition does not hold', $metadata: {} });
    return { Attributes: this.write(kind.replace('ItemCommand', ''), write) };
  }

  private get({ RequestItems }: { RequestItems: Record<string, { Keys: Raw[] }> }) {
    const [[table = '', { Keys } = { Keys: [] }] = []] = Object.entries(RequestItems);
    const found = Keys.flatMap((key) => this.items.get(nameOf(plain(key))) ?? []);
    return { Responses: { [table]: found.map((item) => marshall(item, { removeUndefinedValues: true })) } };
  }

  private query(query: Query) {
    const found = [...this.items.values()]
      .filter((item) => holds(query.KeyConditionExpression, query, item))
      .sort((one, other) => (sortKey(query, one) < sortKey(query, other) ? -1 : 1))
      .slice(0, query.Limit);
    return { Items: found.map((item) => marshall(item, { removeUndefinedValues: true })) };
  }

  private transact(actions: Record<string, Write>[]) {
    const keys = actions.flatMap((action) => Object.values(action).map(({ Item, Key }) => nameOf(plain(Item ?? Key))));
    if (new Set(keys).size < keys.length)
      throw new Error('Transaction request cannot include multiple operations on one item');
    const allowed = actions.map((action) => Object.values(action).every((write) => this.allows(write)));
    if (allowed.includes(false))
      throw new TransactionCanceledException({
        message: 'The transaction was cancelled',
        $metadata: {},
        CancellationReasons: allowed.map((one) => ({ Code: one ? 'None' : 'ConditionalCheckFailed' })),
      });
    for (const action of actions) for (const [kind, write] of Object.entries(action)) this.write(kind, write);
    return {};
  }

  private allows(write: Write): boolean {
    const item = this.items.get(nameOf(plain(write.Item ?? write.Key))) ?? {};
    return write.ConditionExpression === undefined || holds(write.ConditionExpression, write, item);
  }

  private write(kind: string, write: Write): Raw | undefined {
    const key = plain(write.Item ?? write.Key);
    const name = nameOf(key);
    if (kind === 'ConditionCheck') return undefined;
    if (kind === 'Delete') this.items.delete(name);
    else this.items.set(name, kind === 'Update' ? updated(this.items.get(name) ?? key, write) : key);
    return marshall(this.items.get(name) ?? {}, { removeUndefinedValues: true });
  }
}

const sortKey = ({ IndexName }: Query, item: Item): string => String(IndexName === 'due' ? item.dueAt : item.sk);
