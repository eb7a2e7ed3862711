"""The style of the report: light and dark, narrow and wide, screen and A4."""

from __future__ import annotations

from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--tint:#f5f7f9;
--edge:#d0d7de;--link:#0b57c2;--published:#0b57c2;--modified:#7a3fb8;--created:#52606d;
--captured:#00695c;--event:#8a5300;--received:#00695c;--other:#626b75;--against:#b3261e;
--ok:#1a7f37;--warn:#8a5300;--mark-published:#d6e6ff;--mark-modified:#eadcfb;
--mark-captured:#cdeee8;--mark-event:#fde6c4;--mark-other:#e6e9ec}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a8b1bb;--paper:#14181d;
--tint:#1d232a;--edge:#3a434d;--link:#84b6ff;--published:#84b6ff;--modified:#cfa7f7;
--created:#b4bdc6;--captured:#6fd3c2;--event:#f0b65f;--received:#6fd3c2;--other:#a8b1bb;
--against:#ff9a91;--ok:#6fd08c;--warn:#f0b65f;--mark-published:#17365f;--mark-modified:#3f2463;
--mark-captured:#0f4039;--mark-event:#4d3510;--mark-other:#353c44}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer,nav{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.15rem;margin:2.25rem 0 .6rem;border-bottom:1px solid var(--edge);
padding-bottom:.25rem;overflow-wrap:anywhere}
h3{font-size:1rem;margin:1.4rem 0 .4rem;overflow-wrap:anywhere}
p{margin:.4rem 0}a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);
outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:1rem;top:.5rem;background:var(--paper);
padding:.3rem .6rem}
.soft{color:var(--soft)}.small{font-size:.875rem}
.answer{font-size:1.5rem;line-height:1.3;margin:.9rem 0 .3rem;font-weight:650}
.answer .sure{font-weight:400;font-size:1.05rem;color:var(--soft);white-space:nowrap}
.facts{margin:.2rem 0;padding:0;list-style:none}.facts li{margin:.15rem 0}
.error,.against{color:var(--against)}.warning{color:var(--warn)}.info,.off{color:var(--soft)}
.finding{border:1px solid var(--edge);border-left:.35rem solid var(--soft);border-radius:.3rem;
padding:.6rem .9rem;margin:.7rem 0;break-inside:avoid}
.finding.f-error{border-left-color:var(--against)}.finding.f-warning{border-left-color:var(--warn)}
.finding h3{margin:0 0 .2rem}.finding p{margin:.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .55rem;border-bottom:1px solid var(--edge);
overflow-wrap:anywhere}
thead th{background:var(--tint);overflow-wrap:normal}td.figure,th.figure{text-align:right;
font-variant-numeric:tabular-nums;white-space:nowrap}
tbody tr:target,.finding:target{outline:2px solid var(--link)}
.scroll{overflow-x:auto}
caption{text-align:left;color:var(--soft);padding:.2rem 0}
.role{white-space:nowrap}.r-published{color:var(--published)}.r-modified{color:var(--modified)}
.r-captured,.r-received{color:var(--captured)}.r-event{color:var(--event)}
.r-created{color:var(--created)}.r-other{color:var(--other)}
.ruled-out{text-decoration:line-through;color:var(--soft)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--tint);border:1px solid var(--edge);
border-radius:.3rem;padding:.7rem .9rem;margin:.3rem 0;
font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono",monospace}
pre.more{border-style:dashed}
mark{background:var(--mark-other);color:inherit;border-radius:.15rem;padding:.05em .1em}
mark.m-published{background:var(--mark-published)}mark.m-modified{background:var(--mark-modified)}
mark.m-captured{background:var(--mark-captured)}mark.m-event{background:var(--mark-event)}
mark a{color:inherit;text-decoration:underline dotted}
mark:target{outline:3px solid var(--link);outline-offset:1px}
summary{cursor:pointer;color:var(--soft)}details{margin:.3rem 0}
figure{margin:1rem 0}figcaption{color:var(--soft);font-size:.875rem}
svg{display:block;min-width:40rem;width:100%;height:auto;background:var(--paper)}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;fill:var(--ink)}
svg .tick,svg .note{fill:var(--soft);font-size:12px}
svg .note,svg .clash-label{paint-order:stroke;stroke:var(--paper);stroke-width:4px}
svg .rule{stroke:var(--edge);stroke-width:1}svg .lane{stroke:var(--edge);stroke-dasharray:1 4}
svg .cut{stroke:var(--soft);stroke-width:1.5;fill:none}
svg .mark{fill:var(--other);stroke:var(--other);stroke-width:1.5}
svg .mark.r-published{fill:var(--published);stroke:var(--published)}
svg .mark.r-modified{fill:var(--modified);stroke:var(--modified)}
svg .mark.r-captured,svg .mark.r-received{fill:var(--captured);stroke:var(--captured)}
svg .mark.r-event{fill:var(--event);stroke:var(--event)}
svg .mark.r-created{fill:var(--created);stroke:var(--created)}
svg .mark.out{fill:var(--paper);stroke-dasharray:2.5 2}svg .mark.live{fill-opacity:.35}
svg .chosen{fill:none;stroke:var(--ink);stroke-width:2}
svg .range{stroke-width:5;stroke-opacity:.55}
svg .clash{stroke:var(--against);stroke-width:1.8;fill:none;stroke-dasharray:5 3}
svg .clash-label{fill:var(--against);font-size:12px}
dl.custody{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;font-size:.9rem}
dl.custody dt{color:var(--soft)}dl.custody dd{margin:0;overflow-wrap:anywhere}
code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.92em}
footer{margin:2.5rem auto 2rem;color:var(--soft);font-size:.85rem}
@media (max-width:40rem){.answer{font-size:1.25rem}
dl.custody{grid-template-columns:1fr}dl.custody dd{margin-bottom:.4rem}
.claims thead{position:absolute;left:-999px}.claims tr{display:block;padding:.4rem 0;
border-bottom:1px solid var(--edge)}.claims td,.claims th{display:block;border:0;padding:.1rem 0}}
@page{size:A4;margin:16mm 14mm}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--tint:#fff;--edge:#aaa;--link:#000}
body{font-size:10.5pt}header,main,footer,nav{max-width:none;padding:0}svg{min-width:0}
a{text-decoration:none}.skip{display:none}h2,h3,caption{break-after:avoid}tr{break-inside:avoid}
pre{font-size:8.5pt;border-color:#bbb}mark{border:1px solid #888}
.finding details::details-content{content-visibility:visible;block-size:auto;display:block}}
"""
