/** No scripts: the two questions at the top are answered by `:has` (https://www.w3.org/TR/selectors-4/#relational). */
export const PREVIEW_STYLE = `:root{color-scheme:light dark;--line:#8885;--soft:#8882}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,'Malgun Gothic','Noto Sans CJK KR',sans-serif;margin:0;padding:1.5rem}
header{max-width:60rem}h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem}
fieldset{display:inline-flex;gap:1rem;border:1px solid var(--line);border-radius:8px;margin-right:1rem}
main{display:grid;gap:2rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,40rem),1fr));margin-top:1rem}
section{min-width:0}
.mailbox{border:1px solid var(--line);border-radius:8px;padding:.6rem .9rem;margin-bottom:.75rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.mailbox span{margin:0 .5rem}.mailbox i{font-style:normal;opacity:.7}
.mail iframe{display:block;width:100%;height:52rem;border:1px solid var(--line);border-radius:8px;background:#fff}
.mail.night iframe{background:#171614}
body:has(#phone:checked) main{grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
body:has(#phone:checked) .mail iframe{width:375px;max-width:100%}
body:has(#day:checked) .night,body:has(#night:checked) .day{display:none}
details{border-top:1px solid var(--line);padding:.5rem 0}dt{font-weight:600}dd{margin:0 0 .4rem;overflow-wrap:anywhere}
pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:.5rem 0}
.phone{width:375px;max-width:100%;border:1px solid var(--line);border-radius:20px;padding:1rem;margin-top:1.5rem}
.phone b{display:block;text-align:center;font-size:.85rem}
.bubble{background:var(--soft);border-radius:16px;padding:.6rem .9rem;margin:.5rem 2rem .25rem 0;white-space:pre-wrap;overflow-wrap:anywhere}
.facts,.aside{margin:.4rem 0;opacity:.8;font-size:.9rem}.hint{opacity:1;font-weight:600}
.refused{border:2px solid #c0392b;border-radius:8px;padding:.5rem .9rem}
ul{padding-left:1.2rem}`;
