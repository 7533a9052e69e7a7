"""Suggest to a friend: one letter with a quotation, its citation and its address, sent once, in plain text.

    form    what a reader types, checked and answered in words     guard   tokens and limits
    letter  what the letter says; the same as a mailto: address    mailer  the letter handed to a mail server
    desk    the four together

Nothing here can be used to send somebody else's words to many: one recipient a letter, no header but ours, a note of
one short line without addresses, a form that is signed and works once, and limits for a client, a recipient and all.
"""
