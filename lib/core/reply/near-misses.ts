/**
 * A refusal in other words than the prescribed ones counts as well: "any reasonable means" (47 CFR 64.1200(a)(10)). Rules for
 * a text in the form of `plainText`; the name of the one that held is kept with the reply, so that a person can look at it.
 */
export const NEAR_MISSES: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  {
    name: 'stop-messages',
    pattern:
      /\b(stop|quit|cease|end|halt|cancel)\b( all| with| of)?( (these|the|those|your|this|any|all|my))* (text(s|ing)?|messag(e|es|ing)|msgs?|sms|send(ing)?|contact(ing)?|bother(ing)?|spam(ming)?|call(s|ing)?|ads?|alerts?|promo(tion)?s?|notifications?|subscription|harass(ing)?|annoying|writing|it)\b/,
  },
  {
    name: 'do-not-message',
    pattern:
      /\b(do not|dont|never|no longer|not)( want| wish)?( to| you to)?( (ever|be|get|receive|keep))*( (any|more|these|your|further))* (text|texts|texting|texted|message|messages|messaging|msgs?|sms|contact|contacting|contacted|send|sending|call|bother|bothering|spam|write)\b(?! (back|before|until|when|at|it|us))/,
  },
  {
    name: 'no-more-messages',
    pattern: /\bno (more|further) (text|message|msg|sms|ad|spam|promo|alert|of (this|these|your))/,
  },
  {
    name: 'off-the-list',
    pattern: /\b(off|from) (of )?(your|this|the|ur|that) ([a-z]+ )?(list|database|system)\b/,
  },
  {
    name: 'unsubscribe',
    pattern: /\b(unsubscribe|unsubscribed|unsub|opt(ing|ed)? (me )?out|optout|unenroll)\b/,
  },
  { name: 'remove-me', pattern: /\b(remove|delete|take) (me|my (number|phone|name)|this number)\b/ },
  { name: 'leave-alone', pattern: /\b(leave me alone|lose (my|this) number|go away|fuck off|piss off)\b/ },
  { name: 'wrong-number', pattern: /\b(wrong (number|person)|not my number)\b/ },
  {
    name: 'please-stop',
    pattern:
      /\b(please|pls|plz|just|must|now|u|you|it|kindly|to) stop$|\bstop (now|please|pls|plz|it|this|immediately)\b/,
  },
  { name: 'revoke-consent', pattern: /\b(revoke|withdraw)( my| all)? (consent|permission)\b/ },
  { name: 'french', pattern: /\b(arretez|desabonne[rz]?|ne (plus|pas) (m ?)?(envoyer|ecrire|contacter))\b/ },
  {
    name: 'korean',
    pattern:
      /수신 ?거부|(문자|광고|연락|메시지|메세지).{0,8}(그만|거부|중지|중단|보내지 ?(마|말)|하지 ?(마|말)|받지 ?않|안 ?받|끊)|(보내지|연락하지|문자하지) ?(마|말|않)|그만 ?(보내|하세|해|좀)|받고 ?싶지 ?않|안 ?받(을|겠|고)/,
  },
];

/** Says the opposite of what the words in it would: "please don't stop texting me", "non-stop". */
export const NEGATED =
  /\b(do not|dont|never|cant|cannot|can not|wont|will not|non|didnt|wouldnt|not) ((ever|want (to|you to)|wish to) )?(stop|quit|end|cancel|unsubscribe|remove|opt out)\b/g;
