"""The forms a verdict document takes for readers: text for a terminal, a page for a browser or for paper.

A form is made from verdict documents alone: it decides how to say something, never what is true.
"""
