"""What most readings have in common, so that deflating them need not repeat it (zlib's preset dictionary).

Part of the file format: changing a byte makes every stored reading unreadable. It holds names of fields and frequent
values of the model as of 2026-11; a later model is stored as well, only a little larger.
"""

PRESET = (
    b'"label":null,"dateline":null,"asides":[]},"engagement":null,"statements":[],"positions":[{"holder":"","stance":'
    b'"support","target":[,"statement":0,"resolved":[],"grade":"supports","rule":"stance."}],"references":[{"span":[,'
    b'"kind":"agreement","name":"","rule":""}],"reason":"no engagement"}{"document":{"id":"","text":"","lang":"en",'
    b'"body":[[0,],"publisher":"","issuer":"","title":"","title_span":null,"published":"20","url":"https://www.",'
    b'"breadcrumb":[],"sections":[],"alternates":[],"profile":"","label":null,"dateline":null,"asides":[]},"engagement":'
    b'{"kind":"meeting","evidence":[0,],"date":"20","date_basis":"text","city":null,"country":null,"host_event":null,'
    b'"participants":[{"name":"","mention":[,"party":"","role":null,"principal":true,"rule":"name.full","record":null}],'
    b'"rules":{"kind":"kind.","date":"text","city":"place."}},"statements":[{"speakers":[""],"party":[""],"mode":'
    b'"explicit","cue":[],"content":[],"sentence":[],"rule":"cue./subject","acts":["inform"],"topics":[],"strength":2,'
    b'"addressee":[],"flags":["future"],"act_rules":["cue.state"],"topic_rules":["bilateral."],"issuer_side":"",'
    b'"commitment":null},{"speakers":[],"party":["",""],"mode":"joint","cue":null,"content":[,"sentence":[,"rule":'
    b'"continued/","acts":["discuss"],"topics":["bilateral"],"strength":1,"addressee":[],"flags":[],"act_rules":[""],'
    b'"topic_rules":[""],"issuer_side":"","commitment":{"who":[""],"what":[,"firmness":"intended","deadline":null,"due":'
    b'null}},{"speakers":[""],"party":[""],"mode":"continued","cue":null,"content":['
)
"""1.5 KB; readings of the bundled languages shrink to two thirds of what plain zlib makes of them."""
