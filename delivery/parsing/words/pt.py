"""What Portuguese mail says around codes and links."""

from .kinds import Words

WORDS = Words(
    common="_o_; _os_; _que_; _para_; _seu_; _sua_; _uma_; _com_; _não_; _do_; _da_; _este_",
    code="""
        senha de uso único; senha temporária; senha única; chave de segurança; palavra-passe de utilização única;
        estes dígitos; estes números; dígitos abaixo; números abaixo; código; chave de acesso; chave temporária;
        número de verificação; palavra-passe temporária; palavra-passe única; os seguintes dígitos; seguinte número;
        número abaixo; código de uso único; token de; pin de; pin é; seu pin; estes caracteres; senha de acesso único;
        número a seguir; números a seguir; dígitos a seguir; senha provisória; senha inicial; palavra-passe provisória;
        palavra-passe inicial; a senha é; a chave; estas letras; letras abaixo; letras a seguir; este número;
        código de entrada; senha de utilização única; senha de uso; senha descartável; palavra-passe de uso;
        palavra-passe descartável; chave numérica; chave de verificação; chave de confirmação; chave de ativação;
        chave abaixo; número de segurança; número de autenticação; estas cifras; seguintes números;
        seguintes caracteres; caracteres abaixo; seis dígitos; quatro dígitos; senha dinâmica; sequência abaixo;
        seguinte sequência
    """,
    before_code="_é_; _e o seguinte; _são_; _abaixo_",
    article="o; a",
    after_code="_é_; _como_",
    enter="""
        digite; insira; introduza; informe; introduz; escreva; inserir; inserindo; digitar; use o código; utilize;
        introduzir; insere; copie; cole_; copie_; copia_; cola_; digita; coloque; põe_; mete_; introduzindo;
        usa o código; usar o código; utiliza o código; informar o; preencha; preenche; insira-o; insira-a; digite-o;
        cola este; cola o; colar; tecle; indique; escreve; copiar; transcreva; usa o seguinte; use o seguinte;
        utilize-o; utilizar
    """,
    other="""
        encomenda; fatura; nota fiscal; rastreamento; rastreio; telefone; _cep_; código de rastreio; cupom; desconto;
        protocolo; referência; reserva; _final_; terminado em; terminada em; cartão; códigos de backup; código-fonte;
        código de erro; código de barras; voo_; quarto; _valor_; boleto; apólice; recibo; código de oferta; código do
        produto; código de produto; código do pedido; código de reserva; código da reserva; código de desconto; código
        promocional; código postal; código de convite; código qr; código de rastreamento; código do cliente; código de
        área; código do país; número do pedido; número da encomenda; número de telefone; número da fatura; número da
        conta; número do cartão; pedido:; pedido #; do pedido; nif_; cpf_; cnpj; _tel._; _tel:_; telemóvel; celular;
        _rua_; avenida; saldo; total; ingresso; bilhete; licença; matrícula; wifi; wi-fi; agência; apartamento; código
        do bilhete; código do ingresso; pin da conferência; código de autorização; nome de usuário; nome de utilizador;
        usuário:; utilizador:; tarifário; código do plano; código de plano; código da tarifa; plano:; código do banco;
        código bancário; código swift; código bic; código fiscal; receita; doação; ocorrência; chamado; código do
        portão; código da porta; código de entrada do; código de entrada no evento; vale-presente; vale presente;
        código do vale; cartão-presente; cartão presente; cartão oferta; cartão-oferta; cheque-oferta; cheque-prenda;
        resgate; resgatar; linha digitável; entidade; referência multibanco; código de resgate; código de levantamento;
        código de recolha; código de retirada; ticket; folio; transação; indicando o código; citando o código; código
        de suporte; pin de suporte; código de assistência; código de apoio; vale abaixo; o vale; seu vale; voucher;
        número de peito; código de atendimento; código de sócio; senha de atendimento; número da senha; código de
        coleta; número de dorsal; pedido n.; pedido nº; pedido n°; pedido núm; conta n.; conta nº; conta n°; conta núm;
        autorização n.; autorização nº; autorização n°; autorização núm; solicitação n.; solicitação nº; solicitação
        n°; solicitação núm; processo n.; processo nº; processo n°; processo núm; sócio n.; sócio nº; sócio n°; sócio
        núm
    """,
    nothing="""
        solicitada; solicitado; em ordem; neste caso; nesse caso; não precisa confirmar; não precisa de confirmar; nada
        a confirmar; este pedido; esse pedido; fez o pedido; fez um pedido; pedido de redefin; pedido de recuper;
        pedido de altera; pedido de mud; pedido para; seu pedido de acesso; pedido de acesso; pedido de confirm; pedido
        de código; pedido de login; pedido foi feito; o pedido feito; direitos reservados; todos os direitos;
        reservados todos; reservamo-nos; neste número; caixa de entrada; é válida; será válida; válida por; válida até;
        válida durante; válida apenas; não válida; totalmente; pedido de alteração; pedido de repos; pedido de regist;
        pedido de nova; foi feito um pedido; efetuado um pedido; foi efetuado um; recebemos um pedido; recebemos o seu
        pedido; recebemos seu pedido; não fez este pedido; a partir do momento; conta chamada; momento do pedido; pediu
        para; pedido foi; desse pedido; deste pedido; restaurante; junte-se a nós; junte-se à nossa; junta-te a nós;
        participe da nossa; participar da nossa; foi validad; foi aprovad; foi confirmad; foi verificad; foi ativad;
        foram confirmad; está confirmad; está verificad; está ativad; confirmou_; confirmamos_; ativou_; verificação em
        duas; verificação de dois; verificação em dois; autenticação de dois; autenticação em dois; autenticação em
        duas; começar a participar; pode participar; continuar a participar; foi recuperad; foi restaurad; foi
        reativad; foi desbloquead; foi bloquead; está bloquead; conta bloqueada; bloqueamos; bloqueámos; foi suspens;
        foi temporariamente bloquead; ou outra pessoa; ou alguém; link no navegador; ligação no navegador; endereço no
        navegador; url no navegador; cole no navegador; cole-o no navegador; abra-o no navegador; está ativa; está
        ativo; conta ativa; já está ativ; agora está ativ; confirmado com sucesso; confirmada com sucesso; verificado
        com sucesso; verificada com sucesso; ativada com sucesso; confirmou o; confirmou a; verificou o seu; foram
        verificad
    """,
    elsewhere="""
        desconto; cupom; retirada; promoç; levantar; na loja; retirar; balcão; levantamento; no carrinho; frete;
        vale-presente; resgat; na compra; loja; pix_; aniversário; presente de; lista de espera; voucher; vale abaixo;
        seu vale
    """,
    meeting="reunião; videoconferência; conferência; reuniões; videochamada; chamada",
    notice="""
        mencionou-o; mencionou-te; mencionou-a; mencionou você; te mencionou; foi mencionad; mencionou em;
        mencionado em; marcou você; marcou-o; citou você; citou-o; citou-te; comentou em; comentou n; comentou o;
        comentou a; novo comentário; nova resposta; novas respostas; respondeu em; resposta ao seu comentário;
        publicou em; publicou um; postou em; nova postagem; novo post; novo tópico; novos tópicos; últimos tópicos;
        tópicos mais; tópicos recentes; atribuiu a você; atribuiu-lhe; atribuída a você; atribuído a você; curtiu seu;
        curtiu sua; gostou do seu; gostou da sua; reagiu a; começou a seguir; começou a segui-lo; passou a seguir;
        novo seguidor; novos seguidores; partilhou um; partilhou consigo; partilhou contigo; compartilhou um;
        compartilhou com você; compartilhado com você; partilhado consigo; status alterado; estado alterado;
        mudou o status; alterou o status; alterou o estado; estado foi alterado; mensagens não lidas;
        mensagem não lida; mensagens por ler; notificações não lidas; notificação não lida; notificações por ler;
        nova mensagem de; enviou-lhe uma mensagem; enviou uma mensagem; resumo semanal; resumo diário; seu resumo;
        resumo de atividade; resumo da atividade; abrir conversa; ver conversa; ver a conversa; abrir a conversa;
        abrir chat; ver tarefa; ver a tarefa; abrir tarefa; abrir a tarefa; ver chamado; abrir chamado; ver ticket;
        ver o tópico; ver tópico; ver a discussão; ver o pedido; pull request; merge request; aguardando aprovação;
        aguardam aprovação; à espera de aprovação; pendente de aprovação; aguarda moderação; aguardando moderação;
        aprovar ou rejeitar; aprove ou rejeite; exportação está pronta; exportação concluída; relatório está pronto;
        arquivo está pronto; ficheiro está pronto; pronto para download; pronta para download; pronto para baixar;
        pronto para transferir; já pode ser baixado; já pode ser descarregado; inscrito no evento;
        inscrição no evento; gerenciar inscrição; gerir inscrição; alterar sua inscrição; alterar a sua inscrição;
        editar a inscrição; resposta da enquete; resposta do inquérito; obrigado por responder; alterar sua resposta;
        alterar a sua resposta; editar a sua resposta; editar sua resposta; selecionado a partir da lista;
        vez na lista; um lugar para si; vaga na lista; obter bilhete; novos comentários em; nova publicação em;
        nova publicação de; novas mensagens em; novas mensagens de; respondeu ao seu; respondeu ao teu;
        respondeu à sua; respondeu no; respondeu na; tarefa foi atribuída; chamado foi atribuído;
        foi-lhe atribuída a tarefa; foi-lhe atribuída uma tarefa; agora segue você; agora segue-o; nova menção;
        novas menções; deixou uma nota; deixou um comentário; destaques da comunidade; destaques da semana;
        mais lidas; mais lidos; marcado como resolvid; marcada como resolvid; marcado como conclu; tarefa vence;
        marcar como feit; marcar como conclu; quer entrar no seu; quer participar do seu; quer juntar-se ao seu;
        quer juntar-se à sua; pedido de acesso de; solicitou acesso a; solicitou participar;
        cópia dos seus dados disponível; cópia dos seus dados está; obter a cópia; comentário aguarda;
        publicação aguarda; mensagem aguarda; comentários aguardam; mensagens aguardam; mencionou seu;
        mencionou o seu; notificações pendentes; mensagem privada; mensagem direta de; chamado foi encerrad;
        ticket foi encerrad; fechou o chamado; encerrou o chamado; fechou o ticket; novo chamado; porque segue este;
        porque segue esta; porque você segue; porque está a seguir; relatório já está; relatório está disponível;
        importação terminou; importação concluída; exportação terminou; atualizou a página; editou a página;
        compartilhou a; partilhou a; compartilhou o; partilhou o; publicação no grupo; uma tarefa a você;
        uma tarefa a si; assinar o documento; pedido de assinatura; rever e assinar;
        revisar e assinar
    """,
    handing="""
        entregador; estafeta; levantar a; ponto de recolha; mostre este código; ao motorista; informe ao entregador
    """,
    topic="""
        uso único; iniciar sessão; entrar; acesso; segurança; senha; autentic; cadastr; ativar; dois fatores; confirm;
        verific; login; ativaç; registo; palavra-passe; identidade; duas etapas; dois passos; desbloque; recuper;
        redefin; reposição; temporári
    """,
    verify="""
        concluir a alteração; completar a alteração; finalizar a alteração; ativar; _ative_; concluir cadastro;
        concluir o cadastro; concluir registo; finalizar cadastro; verific; confirm; ativação; ativa_; ativa a;
        ativando; validar; valida_; valide; validação; autentic; concluir o seu cadastro; concluir seu cadastro;
        concluir o registo; conclua; completar o cadastro; completar o registo; complete o seu; complete seu;
        finalizar o; finalize; aceitar convite; aceitar o convite; aceite o convite; reativ; desbloque; autoriz;
        aprov; sim, fui eu; fui eu_; sou eu; habilit; criar conta; criar a minha conta; confirmação; sim,; é o meu;
        é a minha; este é o meu; inscreva-me; quero receber; participar; entrar no grupo; juntar-me; junte-se;
        aceitar; desbloquear; aprovar; subscrever; entrar na equip; entrar na equipa; entrar no time; voltar à minha;
        permitir; prov_; comprov; demonstr; provar; inscrever-me; quero inscrever; quero subscrever; assinar;
        me inscrever; me inscreva; quero assinar; subscrevam-me; inscrevam-me; criar a sua conta; crie sua conta;
        crie a sua conta; criar minha conta; criar uma conta; configurar conta; configure sua conta;
        configurar a conta; vincular; ligar contas; associar; atualizar sua conta; atualize sua conta;
        atualizar a sua conta; atualização da conta; manter minha conta; manter a conta; manter conta; confiar;
        se foi você; se é você; se foste tu; é você; ativa-la; ativá-la; _activar; _activa a; _active_; activação;
        concluir inscrição; concluir a inscrição; concluir a sua inscrição; finalizar inscrição;
        finalizar a inscrição; complete o cadastro; completar seu cadastro; completar o seu registo;
        complete o seu registo; concluir o processo; finalizar inicializ; aceitar o seu convite; aceite o seu convite;
        aceitar seu convite; ver convite; ver o convite; responder ao convite; fui eu,; sim, sou eu; reconheço este;
        é meu e-mail; o e-mail é meu; lhe pertence; é realmente su; entrar na organização; juntar-se; junta-te;
        unir-se; entrar para a; entrar no projeto; quero participar; quero me inscrever; subscrever-me;
        sim, inscrever; link para atualizar; atualizar a conta; atualize a conta; atualizar a minha conta; desbloqu;
        reactiv; abrir a minha conta; crie a conta; criar a conta; cria a tua conta; crie o seu; concordo; dar acesso;
        conceder acesso; aceitar ou recusar; aceite ou recuse; quer colaborar; _inicializ
    """,
    reset="""
        redefin; nova senha; alterar senha; alterar a senha; alterar a sua senha; mudar a senha; criar senha; _repor_;
        nova palavra-passe; redefinição; recupera; recuperação; recuperar; recupere; mudar sua senha; mudar a sua senha;
        mudar senha; mude sua senha; mudar minha senha; mudança de senha; trocar senha; trocar a senha;
        trocar sua senha; troca de senha; trocar minha; alterar sua senha; alterar minha senha; altere a sua;
        altere sua senha; alterar a palavra; alterar palavra; alterar a sua palavra; alteração de senha;
        alteração da senha; alteração de palavra; alteração da palavra; alteração da sua; restaur; restabelec; repor a;
        repor palavra; reposição; repor_; reset; resetar; criar uma senha; criar nova; criar uma nova; crie uma;
        criar a sua; definir senha; definir a senha; definir a sua; definir sua; definir uma; definir palavra;
        definir nova; defina; definição; escolher uma; escolha uma; escolher nova; cadastrar nova; cadastrar senha;
        esquec; nova palavra; atualizar senha; atualizar a senha; atualize sua; reiniciar; reinicializ; reinicie a;
        reinicia a; repõe; reponha; repor_a; nova password; alterar password; alterar a password; mudar a password;
        mudar password; mudar de senha; muda a tua; mude a sua; mude a senha; trocar de senha; troque sua; troque a sua;
        escolher palavra; escolher senha; escolher a sua; escolha a sua; escolha sua; escolher uma nova; escolher outra;
        escolha outra; criar palavra; crie a sua; crie sua senha; cadastre uma; cadastre sua; cadastre a sua;
        definir password; perdeu a; perdeu sua; modificar a senha; modificar senha; gerar nova; gere uma nova; restaura;
        refazer a senha; senha perdida; senha esquecida; palavra-passe esquecida; renovar a senha; reconfigurar
    """,
    password="""
        senha; palavra-passe; palavra passe; dados de acesso; password; acesso à sua conta; acesso à conta; credenciais;
        acesso ao sistema; dados de login; códigos de acesso
    """,
    change="""
        mud; alter; defin; redefin; escolh; cri; nova_; novo_; recuper; restaur; esquec; troc; repor; renov; atualiz;
        restabelec; cadastr; perdi; modific; reinici; gera; gerar; perdeu; substitu; escolha; reset; reconfig; configur
    """,
    sign_in="""
        entrar; iniciar sessão; link de acesso; acessar; aceder; entre_; fazer login; faça login; login;
        iniciar a sessão; inicie sessão; início de sessão; link mágico; ligação mágica; acesse; acessar a; aceda;
        entrar na; entrar no; link para entrar; conectar; logar; sem senha; sem palavra-passe; sem password;
        autenticar-se; autenticar-me; identificar-se; identifique-se; iniciar a sua sessão; inicie a sessão;
        entrar automaticamente; entrar agora; entrar com; entrar sem; entra_; entre no; entre na; acesso ao site;
        acesso ao sistema; acessar o sistema; acessar agora; link de entrada; link de login; ligação de acesso;
        acesso direto; acesso imediato; conecte-se; conectar-se; ligar-me; início da sessão
    """,
    object="""
        conta; endereço; cadastro; senha; registo; assinatura; e-mail; email; usuário; utilizador; perfil; acesso;
        palavra; correio; boletim; newsletter; inscri; subscri; registr; convite; dispositivo; associad; sessão;
        organização; espaço de trabalho; credenci; adesão; filiação; lista de discussão; mail; convid; instruções de
        recuperação; instruções para recuperar
    """,
    place="""
        blog; compartilh; leia mais; loja; nosso site; partilh; página inicial; saiba mais; siga; site oficial;
        ver mais; visite; continue lendo; continuar lendo; continue a ler; continuar a ler; ler mais; ler artigo;
        ler o artigo; ver comentário; ver o comentário; ver resposta; ver mensagem; ver a mensagem; ver publicação;
        responder_; ir para o site; fórum; descubra; catálogo; novidades; aproveit
    """,
    refuse="""
        descadastr; privacidade; termos; ajuda; preferências; não fui; recusar; encomenda; fatura; consulta; presença;
        pagamento; pesquisa; no navegador; configuraç; definições; suporte; contat; contact; fale conosco; condições;
        política; comprar; compra; confirmar pedido; confirmar o pedido; confirmar encomenda; confirmar consulta;
        confirmar presença; confirmar reserva; baixar; descarregar; transfer; avalia; pagar; rastre; acompanh;
        perguntas; gerir; gerenciar; versão web; boleto; pedido; entrega; reserva; agendamento; recebimento; carrinho;
        renov; ver no; ver online; ver em; visualizar; comprovante; recibo; chamado; protocolo; calendário; agenda;
        extrato; evento; cupom; ofertas; bilhete; ingresso; desmarcar; responder pesquisa; enviar resumo; formulário;
        cancelamento; segunda via; mencion; nosso blog; orçamento; assinar documento; assinar o documento; assinar
        contrato; assinar o contrato; assinatura de documento; reativar assinatura; reativar a assinatura; reativar
        minha assinatura; reativar plano; reativar subscrição; verificar atividade; verificar a atividade; rever
        atividade; confira a atividade; confirmar pagamento; confirmar recebimento; confirmar entrega; confirmar
        transferência; validar ingresso; rever acessos; verificar acessos; gerenciar inscrição; gerir inscrição; voltar
        a subscrever; rever resposta; revisar resposta; ativar o cartão; ativar cartão; ative o seu cartão; ative seu
        cartão; ativar meu cartão; ativar desconto; ativar o desconto; ativar oferta; ativar o vale
    """,
    undo="""
        cancel; anular; revog; exclu; elimin; apag; remov; desativ; invalid; recus; rejeit; bloque; desfaz; encerrar;
        não fui eu; descadastr; dessubscr; anule; não sou eu; não pedi; não solicitei; denunciar; desmarcar; denegar;
        negar; não fui; não autorizo; não reconheço; não sou; não era eu; reverter; desinscr; encerre; proteger minha
        conta; proteger a minha conta; não fiz; revert; cessar; suspend; remoção; exclusão; eliminação; encerramento;
        cancelamento; excluir; exclua; excluíd; apagamento; desativação; supress; fechar conta; fechar a conta; fecho
        de conta; fecho da conta; deixar de receber; parar de receber; desregist; rescis; encerramos; encerrámos;
        desinscrição; confirme a saída
    """,
    unless="""
        não foi você; não foi o; não solicit; descadastr; não pediu; não fez; não criou; não se registou; não se
        cadastrou; não realizou; não efetuou; não tentou; não iniciou; não reconhec; não deseja; não quer; por engano;
        por erro; não é você; não foste; não pediste; não requisitou; não tenha; não tiver; sem o seu; sem a sua; não
        era; não és; não autoriz; caso contrário; se não,; do contrário; não adicionou; se não foi; se não é; se não
        esper; não esperava; não estava à espera; se acha que; se acredita; se julga; não tem conhecimento; não
        pretende; não fizeste; não criaste; não te registaste; não se inscreveu; sem seu consentimento; recebeu este
        e-mail por; recebeu esta mensagem por; se não fosse; não é sua; não lhe pertence; não iniciada; se não o fez;
        se não o pediu; se não o solicit; se você não solic; se você não ped; se você não cri; se você não reconh; se
        você não se; se você não inici; se você não dese; se você não tent; se outra pessoa; foi outra pessoa; outra
        pessoa tent; outra pessoa pode; outra pessoa esteja; outra pessoa introduz; outra pessoa inser
    """,
    ignore="""
        ignor; desconsider; não é necessári; nenhuma ação; não precisa fazer; não precisa de fazer; não faça nada; nada
        a fazer; apague este; apagar este; elimine este; elimine esta; exclua este; não será; permanecerá; não sofrerá;
        não é preciso; nenhuma providência; desprez; apague-o; apague-a; elimine-o; exclua-o; apague o; apague a; basta
        apag; pode excluir; pode eliminar; basta elimin; pode apag; esqueça; pode esquecer; basta não; nada acontecerá;
        nada mudará; não mudará; não se preocupe; não te preocupes; não tem de fazer; não tens de fazer; não faças
        nada; não fazer nada; podes apagar; esquece_; descarte este; descarte esta; descartar est; nada será alterad;
        continuará a mesma; continuará inalterad; continuará igual; continuará válid
    """,
    alert="""
        novo acesso; novo login; novo dispositivo; foi alterad; incomum; foi redefinid; senha alterada; acesso a
        partir; acesso suspeito; alerta; aviso de segurança; atividade suspeita; início de sessão a partir; nova
        sessão; tentativa de acesso; tentativa de login; palavra-passe alterada; ativada; desativada; foi actualizad;
        foi atualizad; foi modificad; foi removid; foi eliminad; foi adicionad; foi desativad; foram invalidad;
        tentativa de início; malsucedid; erro de login; e-mail alterado; será alterado; novos códigos; dispositivo
        adicionado; dispositivo removido; atualização de segurança; foi trocad; foi mudad; alterada com sucesso;
        alterado com sucesso; redefinida com sucesso; atualizada com sucesso; tentou entrar; tentou aceder; tentou
        acessar; tentou iniciar; tentou fazer login; falha no login; falha de login; falha no início; tentativas
        falhadas de; tentativa falhada; atividade da conta; alterações na sua conta; alterações em sua conta; foram
        alterad; palavra-passe foi; mudou a sua senha; alterou a sua; alterou sua senha; novo início; entrou na sua
        conta; foi desligad; desativámos; desativamos; já não protege; passou a ser outr; perfil atualizado; acessou
        sua conta; acedeu à sua conta; sessão suspeit; login suspeito; tentativas de login; tentativas de acesso;
        perfil foi; senha foi; entrou na conta
    """,
    path_verify="""
        ativar; confirmar; verificar; redefin; recuper; senha; validar; cadastro; ativacao; ativa_; repor; palavra;
        confirmacao; registo; alterar; confirmar-cadastro; activar; inscricao; desbloque; aceitar; convite; autorizar;
        reset; validacao; reativ; subscrever
    """,
    path_object="""
        conta; usuario; utilizador; senha; cadastro; registo; inscric; palavra; perfil; membro; associad; subscri
    """,
    path_sign_in="entrar; acesso; acessar; aceder; magico; login; sessao; ligacao",
    path_refuse="privacidade; ajuda_; contato; contacto; pedido; fatura; termos; reserva; preferencias; suporte; blog",
    path_another="""
        fatura; boleto; reserva; pesquisa; carrinho; recibo; noticia; artigo; comentario; consulta_; consultas_
    """,
    path_undo="""
        cancelar; anular; excluir; remover; descadastr; eliminar; recusar; desativar; bloquear; rejeitar; negar;
        desmarcar; apagar
    """,
    units="""
        hora; semana; mês; pontos; linhas; min_; minuto; segundo; euros; reais; vezes; usuários; pessoas; itens;
        lugares; quilómetros; dia_; dias; ano_; anos; passos; páginas; unidades; km_; utilizadores; dólares; gramas;
        litros; metros; votos; membros; mensagens; respostas; comentários; resultados; caracteres; palavras; tentativas;
        contos; milhas; seguidores; visitas; alunos; sócios; ingressos
    """,
)
