/** What each agency answers before it chooses (after Texas Government Code 325.011, sunset criteria). */

/** In the order in which they are asked. */
export const QUESTIONS = ['problem', 'instead', 'need', 'share', 'stay', 'authority'] as const;
export type Question = (typeof QUESTIONS)[number];

/** `yes` is that nothing stands against going on; `stay` is asked for words alone. */
export const GRADES = ['yes', 'partly', 'no'] as const;
export type Grade = (typeof GRADES)[number];

export const GRADED: readonly Question[] = ['problem', 'instead', 'need', 'share', 'authority'];
