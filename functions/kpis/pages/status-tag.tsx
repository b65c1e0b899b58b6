/** A status as its word and its shape; color says nothing that these two do not. */
import { StatusShape } from '../charts/shapes.tsx';
import type { Status } from '../domain/status.rules.ts';
import { STATUS_WORDS } from './kpi-words.ts';

/** `off-track`: its class. */
const lookOf = (status: Status): string => status.replaceAll(' ', '-');

export const StatusTag = ({ status, words = STATUS_WORDS[status] }: { status: Status; words?: string }) => (
  <span class={`kpi-status kpi-is-${lookOf(status)}`}>
    <StatusShape status={status} /> {words}
  </span>
);
