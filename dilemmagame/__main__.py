"""`python -m dilemmagame`."""

import sys

if __name__ == "__main__" and sys.argv[1:2] == ["--door-worker"]:
    # This process reads foreign bytes: nothing of the app, and no Qt, is loaded in it.
    from dilemmagame.library.door.worker import main as read_foreign_bytes

    sys.exit(read_foreign_bytes(sys.argv[2:]))

if __name__ == "__main__" and sys.argv[1:2] == ["--vote-server"]:
    # This process talks to phones: no Qt and no session is loaded in it.
    from dilemmagame.cli.serving import serve_the_app

    sys.exit(serve_the_app(sys.argv[2:]))

if __name__ == "__main__" and sys.argv[1:2] == ["--remote-server"]:
    # This process talks to the trainer's phone: no Qt, no session and no vote is loaded in it.
    from dilemmagame.cli.remoting import serve_the_remote

    sys.exit(serve_the_remote())

import gc

from dilemmagame.cli import main

# What is made while starting is hardly ever garbage; looking for it every 700 objects slows the start.
gc.set_threshold(20_000)

if __name__ == "__main__":
    sys.exit(main())
