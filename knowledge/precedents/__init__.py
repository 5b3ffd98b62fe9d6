"""Published contracts (随意契約の公表) as records: what they are, how a question is matched to them.

`model` is the data, `entries` turns them into citable provisions, `query` reads a question,
`claiming` says whether it is for them, `selecting` finds the entries, `summing` counts and adds,
`replying` and `telling` put it into words. The words people use stand in `words.yaml`.
"""
