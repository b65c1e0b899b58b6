/** Things side by side in as few rows as they need, none touching another. */

export interface Box<T> {
  of: T;
  from: number;
  to: number;
}

/** Of a word in the size of these drawings, rather too much than too little. */
export const widthOf = (says: string): number => 7 * [...says].length;

/** Each in the first row in which it has room; undefined where that takes more than `most` rows. */
export function packed<T, B extends Box<T>>(boxes: readonly B[], gap: number, most: number): B[][] | undefined {
  const rows: B[][] = [];
  for (const box of boxes.toSorted((one, other) => one.from - other.from)) {
    const row = rows.find((own) => own.every(({ to }) => to + gap <= box.from));
    if (row) row.push(box);
    else if (rows.length === most) return undefined;
    else rows.push([box]);
  }
  return rows;
}
