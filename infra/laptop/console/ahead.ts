/** A day that an MOU has ahead: what the clock can be moved to. */
export interface Ahead {
  /** Its number, such as MOU-2026-014. */
  mou: string;
  /** The address of the MOU in the service. */
  page: string;
  what: string;
  at: number;
}

const HOUR = 3_600_000;
/** When schedules that look every hour have seen it. */
export const seenBy = ({ at }: Pick<Ahead, 'at'>): number => at + HOUR;
