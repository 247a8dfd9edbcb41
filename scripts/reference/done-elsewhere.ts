/** What the law asks for that is no question to a single message, and who sees to it. */
export const DONE_ELSEWHERE: readonly {
  readonly id: string;
  readonly source: string;
  readonly says: string;
  readonly by: string;
}[] = [
  {
    id: 'US-EM-3',
    source: 'CAN-SPAM Act, 15 U.S.C. 7704(a)(4)',
    says: 'Nothing goes out after a customer opted out (the law allows ten business days, we none).',
    by: 'The claim of every send names the consent that it relies on, and fails in the same transaction if that has changed or the address is suppressed: `SendStore.claim` in `lib/core/ports.ts`.',
  },
  {
    id: 'US-SMS-3',
    source: '47 CFR 64.1200(a)(10), (12); CTIA',
    says: 'STOP in any reasonable words ends all texts; HELP is answered.',
    by: '`lib/core/tasks/record-reply.ts`, for inbound texts.',
  },
  {
    id: 'EU-2',
    source: 'GDPR art. 21(2), (3)',
    says: 'An objection is one to all advertising, unless the customer chose less.',
    by: '`lib/core/tasks/public-pages.ts`: one click withdraws the channel as a whole, the pages offer single topics too.',
  },
  {
    id: 'EU-3',
    source: 'GDPR art. 17',
    says: 'Erasure, with proof, within 30 days.',
    by: '`sojourn erase` (`lib/core/tasks/erase-customer.ts`): all that is kept under each id of the customer; the row that says when stays, and the consent ledger without what names the person.',
  },
  {
    id: 'EU-5',
    source: 'GDPR art. 20',
    says: 'Export of all that is kept of a customer.',
    by: 'Not built yet. Until then by hand.',
  },
  {
    id: 'MB-2',
    source: 'RFC 8058 §3.2',
    says: 'The address for one click takes a POST, does not redirect, needs no login and can be called twice.',
    by: '`lib/core/tasks/public-pages.ts`.',
  },
  {
    id: 'MB-3',
    source: 'Sender requirements of Gmail and Yahoo since February 2024',
    says: 'SPF, DKIM and DMARC are in order for the sending domain.',
    by: 'You, in DNS, before the first mail; SES refuses a domain that is not verified.',
  },
  {
    id: 'MB-4',
    source: 'Gmail: below 0.10 %, never 0.30 %; SES reviews at 5 % bounces',
    says: 'Complaints and bounces stop advertising before the providers do.',
    by: '`lib/core/tasks/record-delivery.ts` pauses the marketing of a journey. Gmail tells SES of no complaint: look at Postmaster Tools too.',
  },
  {
    id: 'KR-5',
    source: 'Network Act (정보통신망법) art. 50(7); Decree art. 62-2',
    says: 'Within 14 days of consent, refusal or withdrawal the customer is told of it.',
    by: 'A transactional journey entered by `Consent Changed`, which `lib/core/tasks/ingest.ts` publishes for every change.',
  },
  {
    id: 'KR-9',
    source: 'Network Act art. 50(1)',
    says: 'Consent to advertising is asked for apart from what is required, and it is known what the screen said.',
    by: 'Your sign-up form; the version of its words goes into the consent ledger (`wording`).',
  },
  {
    id: 'KR-P1',
    source: 'Personal Information Protection Act (개인정보 보호법) art. 22',
    says: 'Nobody is refused the service for refusing advertising; boxes are not ticked beforehand.',
    by: 'Your sign-up form.',
  },
  {
    id: 'KR-P3',
    source: 'Personal Information Protection Act art. 21',
    says: 'What is no longer needed is destroyed.',
    by: 'Events and sends expire by themselves (`lib/aws/dynamo/expiry.ts`). Profiles do not: when a customer leaves is for you to say.',
  },
  {
    id: 'JP-3',
    source: 'Act on Regulation of Transmission of Specified Electronic Mail (特定電子メール法) art. 3(2)',
    says: 'What proves consent is kept.',
    by: 'The consent ledger is only ever added to, and does not expire: `CustomerStore.keepEvent` in `lib/core/ports.ts`.',
  },
];
