/** A person sees what waits for them, and each agreement as a whole. */
import { EVER_IN_REGISTERS } from '../identity/domain/roles.rules.ts';
import type { Capability } from '../shared/capability.ts';

export const home = {
  functions: {
    'home-http': {
      entry: 'home/http.ts',
      routes: {
        'GET /home': ['home.read', 'readHome'],
        'POST /home/link': ['home.ask-link', 'sendLink'],
        'GET /agency': ['register.look', 'lookAtRegister'],
        'GET /agency/agreements.csv': ['register.look', 'lookAtRegisterFile'],
        'GET /agreements/{agreement}': ['agreement.look', 'lookAtAgreement'],
        'GET /agreements/{agreement}/text': ['agreement.look', 'lookAtText'],
        'GET /agreements/{agreement}/versions/{version}': ['agreement.look', 'lookAtVersion'],
        'GET /agreements/{agreement}/people': ['agreement.look', 'lookAtPeople'],
        'GET /agreements/{agreement}/record': ['agreement.look', 'lookAtRecord'],
        'GET /agreements/{agreement}/life': ['agreement.look', 'lookAtLife'],
        'GET /agreements/{agreement}/life/files/{file}': ['agreement.look', 'readLifeFile'],
        'GET /agreements/{agreement}/copy': ['agreement.look', 'lookAtCopy'],
      },
      keys: {
        reads: ['LOGIN', 'PERSON', 'AGENCY', 'PEOPLE', 'TIP', 'PARTY', 'DOC', 'LEDGER', 'BODY', 'VALUES'],
        puts: ['MAIL'],
        updates: ['TRIES'],
        due: ['OPEN'],
      },
    },
  },
  actions: {
    /** What a person sees at home is what the registers say of the mailbox at that moment. */
    'home.read': [{ is: 'person' }],
    'home.ask-link': [{ is: 'person' }],
    /** Whoever speaks for an agency sees every agreement that it is party to; anyone else, that they speak for none. */
    'register.look': [{ is: 'person' }],
    /** Everyone who stands in the registers of the parties, or serves one of their agencies. */
    'agreement.look': EVER_IN_REGISTERS,
  },
  mails: ['find'],
} as const satisfies Capability;
