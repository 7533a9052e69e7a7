"""`python -m communique` is `communique`."""

from communique.surfaces.cli import main

raise SystemExit(main())
