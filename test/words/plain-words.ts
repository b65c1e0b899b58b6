/** Old words and the plain ones in their place, everywhere people read: one word for one thing, and the word that an official would use. */
interface Plain {
  old: RegExp;
  plain: string;
}

/** `old` matches in a line of text as a reader sees it. */
export const OLD_WORDS: readonly Plain[] = [
  // In the US mail is paper.
  { old: /(?<![\w./@-])mails?(?![\w@-]|\.\w)/i, plain: 'email' },
  { old: /\bwork address\b/i, plain: 'work email address' },
  { old: /\blook into your mailbox\b/i, plain: 'check your email' },
  { old: /\bwhat waits for you\b/i, plain: 'your tasks' },
  { old: /\bstands below the text\b/i, plain: 'you sign at the end' },
  { old: /\b(where|how) (it|this|that|they|things|everything|all) (stands?|stood)\b/i, plain: 'status' },
  // An alternate stands in for somebody.
  { old: /\b(stands?|stood)\b(?! in\b)/i, plain: 'is, is on record, is in force' },
  { old: /\bbefore your head is asked\b/i, plain: 'before we ask your agency head' },
  { old: /^(in which )?capacity\b/i, plain: 'role' },
  { old: /^instrument\b/i, plain: 'appointing order' },
  { old: /\bthe word is right\b/i, plain: 'mailbox confirmed' },
  { old: /\bwhose turn\b/i, plain: 'waiting for' },
  { old: /\b(takes?|took) (the )?text\b|\btexts? on the table\b/i, plain: 'accept proposal, proposals' },
  { old: /\b(lay|lays|laid) (a|an|the|it|them|down|evidence|before)\b/i, plain: 'add evidence, require' },
  { old: /\bclimb(s|ed|ing)?\b/i, plain: 'move up a level' },
  { old: /\bclocks? (stop|stops|stopped|run|runs)\b|\bstop(s|ped)? the clocks?\b/i, plain: 'pause deadlines' },
  { old: /\bpromises?\b/i, plain: 'action, commitment' },
  { old: /\bwatched over\b/i, plain: 'actions due' },
  { old: /\b(a|the|this|that|another|other|of|each|no) matters?\b/i, plain: 'subject' },
  { old: /\bthe keeping of\b|\bno hold stands\b/i, plain: 'holds and removals, no legal hold' },
  { old: /\bchain holds\b|\b(does|do) not hold\b/i, plain: 'complete and unchanged, problem found' },
  { old: /\bmend(s|ed|ing)?\b/i, plain: 'fix, correct' },
  { old: /\breckon(s|ed|ing)?\b/i, plain: 'calculate' },
  { old: /\banew\b/i, plain: 'again' },
];

export const MOST_WORDS = 25;
