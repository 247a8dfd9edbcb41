/** A list and the mail beside it; on a narrow screen one after the other. */
export const INBOX_STYLE = `
html, body { height: 100% } body { display: flex; flex-direction: column }
header { padding: 1.25rem 1.25rem .5rem; display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem }
h1 { margin: 0; font-size: 1.6rem; letter-spacing: -.02em } header p { margin: 0; color: var(--soft) }
main { flex: 1; min-height: 0; display: grid; grid-template-columns: minmax(16rem, 24rem) 1fr; gap: 1rem; padding: .5rem 1.25rem 1.25rem }
nav { min-height: 0; display: flex; flex-direction: column; gap: .6rem } nav form { display: flex; gap: .4rem } nav form input { flex: 1 }
#list { overflow-y: auto; min-height: 0 }
#list a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 .6rem; padding: .55rem .8rem; border-radius: .6rem; color: inherit; text-decoration: none }
#list a:hover { background: var(--card) } #list a[aria-current] { background: var(--tint) }
#list b { grid-area: 1 / 1; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
#list time { grid-area: 1 / 2; color: var(--soft); font-size: .75rem; line-height: 1.9 }
#list span { grid-area: 2 / 1; color: var(--soft); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
#list i { grid-area: 2 / 2; place-self: center end; padding: 0 .5rem; border-radius: 1rem; background: var(--tint); color: var(--accent); font-style: normal; font-size: .75rem }
#list i.trouble { background: none; border: 1px solid currentColor; color: var(--warn) }
.none { margin: 0; padding: .6rem .8rem; color: var(--soft) }
.mail { min-width: 0; min-height: 0; display: flex; flex-direction: column; overflow-y: auto; border: 1px solid var(--line); border-radius: .9rem; background: var(--card) }
.empty { display: grid; place-content: center; color: var(--soft) }
.top { padding: 1rem 1.25rem .8rem } h2 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.3; overflow-wrap: anywhere } .back { display: none }
dl { display: grid; grid-template-columns: auto 1fr; gap: .05rem .9rem; margin: 0 0 .8rem; font-size: .9rem } dt { color: var(--soft) } dd { margin: 0; overflow-wrap: anywhere } .address { color: var(--soft) }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; font-size: .87rem } .gap { flex: 1 }
.views { display: inline-flex; border: 1px solid var(--line); border-radius: .5rem; overflow: hidden } .views a { padding: .35rem .8rem; color: inherit; text-decoration: none }
.views a + a { border-left: 1px solid var(--line) } .views a[aria-current] { background: var(--accent); color: var(--on-accent) }
.sheet { flex: 1 0 auto; width: 100%; min-height: 24rem; border: 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); background: var(--paper) } iframe.sheet { background: #fff; color-scheme: light }
.sheet pre { margin: 0; padding: 1.25rem; font: 14px/1.6 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
.sheet table { border-collapse: collapse; margin: 1rem 1.25rem; font-size: .87rem } .sheet th { padding: .2rem 1rem .2rem 0; text-align: left; font-weight: 500; color: var(--soft); vertical-align: top; white-space: nowrap } .sheet td { overflow-wrap: anywhere }
.history { padding: .8rem 1.25rem 0; font-size: .87rem } summary { cursor: pointer; color: var(--soft) } .history ol { margin: .4rem 0 0; padding: 0; list-style: none }
.history li { padding: .1rem 0 } .history b { font-weight: 600 } .history li.trouble b { color: var(--warn) } .history time, .history span { color: var(--soft); overflow-wrap: anywhere }
.tags { display: flex; flex-wrap: wrap; gap: .4rem; margin: .7rem 1.25rem 1rem; padding: 0; list-style: none; font-size: .78rem } .tags li { padding: .1rem .6rem; border-radius: 1rem; background: var(--tint); overflow-wrap: anywhere }
@media (max-width: 52rem) { html, body { height: auto } main { grid-template-columns: 1fr } .reading nav { display: none } .back { display: inline-block; margin-bottom: .5rem } .sheet { min-height: 60vh } }
`;
