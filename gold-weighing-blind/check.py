import json,os,sys,re
from difflib import SequenceMatcher
OUT=sys.argv[1] if len(sys.argv)>1 else os.path.dirname(os.path.abspath(__file__))
docs={f[:-5]:json.load(open(f'{OUT}/{f}')) for f in sorted(os.listdir(OUT)) if f.endswith('.json') and f!='weighing.json'}
txt={d:open(f'{OUT}/docs/{d}.txt').read() for d in docs}
def pos(t,s):
    i=-1
    for _ in range(s["n"]+1):
        i=t.find(s["text"],i+1); assert i>=0,s
    return i,i+len(s["text"])
n=0
for d,g in docs.items():
    t=txt[d]; ids=[c["id"] for c in g["claims"]]; assert len(set(ids))==len(ids),d
    for c in g["claims"]:
        n+=1; b,e=pos(t,c["span"])
        # which occurrence of the claim span? try all so that the trigger may lie in it
        ev=c["event"]
        if ev:
            x=pos(t,ev["trigger"])
            if not(b<=x[0] and x[1]<=e): print('TRIGGER outside',d,c["id"],ev["trigger"],'|',t[max(0,x[0]-25):x[1]+15].replace('\n','/'),'| span:',c["span"]["text"][:70])
            for k in ev["casualties"]:
                y=pos(t,k["span"])
                if not(b<=y[0] and y[1]<=e): print('COUNT outside',d,c["id"],k["span"])
            allt={x["edtf"] for x in g["times"]}
        for a in c["attribution"]:
            if a.get("cue"):
                y=pos(t,a["cue"]); between=t[min(e,y[1]):max(b,y[0])]
                if min(abs(y[0]-e),abs(b-y[1]))>200 : print('CUE far',d,c["id"],a["cue"],'|',t[max(0,y[0]-25):y[1]+15].replace('\n','/'))
        if c["factuality"] in("Uu",) and c["reality"]=="actual": print('Uu actual',d,c["id"])
    wc=len(t.split())
    if not 45<=wc<=270: print('words',d,wc)
print(len(docs),'docs',n,'claims')
if not os.path.exists(OUT+'/weighing.json'): sys.exit()
w=json.load(open(OUT+'/weighing.json'))
ok={f"{d}#{c['id']}":c for d,g in docs.items() for c in g["claims"]}
seen={}
for i in w["incidents"]:
    for c in i["claims"]+i["covered_by"]: assert c in ok,(i["id"],c)
    for c in i["claims"]:
        assert c not in seen,(c,seen[c],i["id"]); seen[c]=i["id"]
        if not ok[c]["event"]: print('no event',i["id"],c)
        elif ok[c]["event"]["type"]!=i["type"] and i["type"] not in ok[c]["event"].get("type_alt",[]): print('type',i["id"],c,ok[c]["event"]["type"])
    oc=[c for o in i["origins"] for c in o["claims"]]
    assert sorted(oc)==sorted(i["claims"]) and len(oc)==len(set(oc)),i["id"]
    for o in i["origins"]: assert o["documents"]==sorted({c.split('#')[0] for c in o["claims"]})
    assert i["grade"] in("confirmed","fair","weak","contested","discounted") and set(i["disputed"])<={"event","actor","recipient","count","time","place","reason"}
    assert not set(i["covered_by"])&set(i["claims"])
    for c in re.findall(r'([sm]\d\d-\w+)?#(c\d+)',i["why"]): pass
for c in w.get("undecided",[]): assert c in ok and c not in seen,c
for x in w["copies"]:
    a,b=x["pair"]; assert a in docs and b in docs
    m=SequenceMatcher(None,txt[a].split(),txt[b].split(),autojunk=False); k=max(m.get_matching_blocks(),key=lambda z:z.size).size
    print('copy',a,b,x["how"],'longest run',k,'words')
for a in docs:
    for b in docs:
        if a<b and [a,b] not in [x["pair"] for x in w["copies"]]:
            k=max(SequenceMatcher(None,txt[a].split(),txt[b].split(),autojunk=False).get_matching_blocks(),key=lambda z:z.size).size
            if k>=12: print('not listed as copy',a,b,k)
for x in w["threats"]:
    assert x["claim"] in ok
    for f in x["followed_by"]: assert f["claim"] in ok
for x in w["actor_disputes"]:
    for p in x["positions"]:
        for c in p["claims"]: assert c in ok,c
print('event claims in no incident and not undecided:')
for c,v in ok.items():
    if v["event"] and c not in seen and c not in w.get("undecided",[]) and c not in {z for i in w["incidents"] for z in i["covered_by"]}: print('  ',c,v["event"]["type"],v["span"]["text"][:70],'(optional)' if v.get("optional") else '')
print(len(w["incidents"]),'incidents',len(seen),'claims in them')
from collections import Counter
print(Counter(i["grade"] for i in w["incidents"]))
