"""The bench: how well the desk understands, how fast it answers, what it costs to serve.

`make bench` prints the tables; every figure is a median over several runs. It needs what
`requirements-dev.txt` holds and the loopback, nothing else.
"""
