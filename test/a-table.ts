/** For tests: a table in memory behind the one client, which takes what it is given and lists every write. It checks no condition. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { vi } from 'vitest';
import { dynamo, marshal } from '../functions/shared/ledger/table.ts';

type Raw = Record<string, AttributeValue>;
interface Input {
  Item?: Raw;
  Key?: Raw;
  TransactItems?: { Put?: { Item?: Raw } }[];
  RequestItems?: Record<string, { Keys: Raw[] }>;
  ExpressionAttributeValues?: Raw;
  IndexName?: string;
  KeyConditionExpression?: string;
}

const nameOf = (raw: Raw): string => `${raw.pk?.S}\n${raw.sk?.S}`;

export interface Table {
  /** The kinds of commands that were no reading, in order, since this was last emptied. */
  writes: string[];
  /** What these commands held, as JSON. */
  written: string[];
  /** The items it began with, and nothing else. */
  restore: () => void;
}

/** From here until the mocks are restored, every command of the one client goes to this table, which begins with these items. */
export function aTable(items: readonly Record<string, unknown>[] = []): Table {
  const first = items.map((item) => marshal(item) as Raw).map((raw) => [nameOf(raw), raw] as const);
  let stored = new Map(first);
  const writes: string[] = [];
  const written: string[] = [];
  const put = (item: Raw | undefined) => item && stored.set(nameOf(item), item);
  const answer = (kind: string, input: Input): object => {
    switch (kind) {
      case 'BatchGetItemCommand': {
        const [[name, { Keys }] = ['', { Keys: [] }]] = Object.entries(input.RequestItems ?? {});
        return {
          Responses: { [name]: Keys.map((key) => stored.get(nameOf(key))).filter((item) => item !== undefined) },
        };
      }
      case 'QueryCommand': {
        const partition = input.ExpressionAttributeValues?.[':pk']?.S;
        const [, after = ''] = /\bsk > (:\w+)/.exec(input.KeyConditionExpression ?? '') ?? [];
        const from = input.ExpressionAttributeValues?.[after]?.S ?? '';
        const found = [...stored.values()].filter(
          (item) => item[input.IndexName ?? 'pk']?.S === partition && String(item.sk?.S) > from,
        );
        return { Items: found.sort((one, other) => (String(one.sk?.S) < String(other.sk?.S) ? -1 : 1)) };
      }
      default:
        writes.push(kind);
        written.push(JSON.stringify(input));
        put(input.Item);
        for (const { Put } of input.TransactItems ?? []) put(Put?.Item);
        return {};
    }
  };
  const sent = vi
    .spyOn(dynamo, 'send')
    .mockImplementation(async (command: { constructor: { name: string }; input: object }) =>
      answer(command.constructor.name, command.input as Input),
    );
  const restore = () => {
    stored = new Map(first);
    // It keeps every command, with whatever was typed into a form.
    sent.mockClear();
  };
  return { writes, written, restore };
}
