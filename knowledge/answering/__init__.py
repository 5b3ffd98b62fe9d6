"""A question as read -> an answer.

`deciding` settles what answers: a provision asked for by number (`lookup`), a calculation that
claims the question (`routing`), or the best provision with what it means for a yes/no question
(`verdicts`). `replies` puts answers together; `beside` shows national law where a body is silent.
"""
