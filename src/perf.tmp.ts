import { readLetters } from './features/letters/letter.ts'
import { symbolTable } from './features/letters/symbol-table.ts'
import { symbolRows } from '../prisma/master/symbols.ts'
import { readFileSync } from 'node:fs'
const table = symbolTable(symbolRows())
const seed = readFileSync('prisma/seed/letters.txt','utf8')
const big=(s:string,n=1_000_000)=>s.repeat(Math.ceil(n/s.length)).slice(0,n)
const cases:Record<string,string>={ seed:big(seed), kanji:big('医療機関等'), han1:big('医'), num:big('医政発第0331009号・'), numdate:big('令和3年1月29日付け医政発0129第1号'), open:big('「'), paren:big('('), close:big('」'), dates:big('令和3年1月29日'), lines:big('事務連絡\n令和3年1月29日\n各都道府県知事 殿\n'), digits:big('1234567890'), kan:big('一二三四'), nl:big('\n'), sp:big(' '), kara:big('厚生労働省医政局から'), word:big('aaaa@aaa.'), annex:big('別添1のとおり'), random: Array.from({length:500000},()=>String.fromCharCode(Math.random()*65535|0)).join(''), single:big('医\n'), tel:big('問合せ先\n電話045-210-1111\n'), kata:big('ア'), hira:big('の'), title:big('「あ」について('), chō:big('局長'), sho:big('厚生労働省')}
for (const [k,v] of Object.entries(cases)){ const t=performance.now(); const l=readLetters([{file:'x',page:1,text:v}],table); console.log(k,Math.round(performance.now()-t)+'ms',l.length)}
